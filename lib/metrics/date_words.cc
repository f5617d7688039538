#include "metrics/date_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace imagelift::metrics {
namespace {

/// Sorted by word; without accents. English, German, French, Spanish, Italian, Portuguese, Dutch.
constexpr std::array<std::pair<std::string_view, int>, 103> kMonths = {{
    {"abr", 4},       {"abril", 4},     {"ago", 8},        {"agosto", 8},    {"agustus", 8},
    {"aout", 8},      {"apr", 4},       {"april", 4},      {"aprile", 4},    {"aug", 8},
    {"august", 8},    {"augustus", 8},  {"avr", 4},        {"avril", 4},     {"dec", 12},
    {"december", 12}, {"decembre", 12}, {"dez", 12},       {"dezember", 12}, {"dezembro", 12},
    {"dic", 12},      {"dicembre", 12}, {"diciembre", 12}, {"ene", 1},       {"enero", 1},
    {"feb", 2},       {"febbraio", 2},  {"febrero", 2},    {"februar", 2},   {"februari", 2},
    {"february", 2},  {"fev", 2},       {"fevereiro", 2},  {"fevr", 2},      {"fevrier", 2},
    {"gen", 1},       {"gennaio", 1},   {"giu", 6},        {"giugno", 6},    {"jaenner", 1},
    {"jan", 1},       {"janeiro", 1},   {"janner", 1},     {"januar", 1},    {"januari", 1},
    {"january", 1},   {"janv", 1},      {"janvier", 1},    {"juil", 7},      {"juillet", 7},
    {"juin", 6},      {"jul", 7},       {"julho", 7},      {"juli", 7},      {"julio", 7},
    {"july", 7},      {"jun", 6},       {"june", 6},       {"junho", 6},     {"juni", 6},
    {"junio", 6},     {"lug", 7},       {"luglio", 7},     {"maart", 3},     {"maerz", 3},
    {"mag", 5},       {"maggio", 5},    {"mai", 5},        {"maio", 5},      {"mar", 3},
    {"march", 3},     {"marco", 3},     {"mars", 3},       {"marz", 3},      {"marzo", 3},
    {"may", 5},       {"mayo", 5},      {"mei", 5},        {"mrt", 3},       {"mrz", 3},
    {"nov", 11},      {"november", 11}, {"novembre", 11},  {"novembro", 11}, {"noviembre", 11},
    {"oct", 10},      {"october", 10},  {"octobre", 10},   {"octubre", 10},  {"okt", 10},
    {"oktober", 10},  {"ott", 10},      {"ottobre", 10},   {"out", 10},      {"outubro", 10},
    {"sep", 9},       {"sept", 9},      {"september", 9},  {"septembre", 9}, {"septiembre", 9},
    {"set", 9},       {"setembro", 9},  {"settembre", 9},
}};

/// Days of the week in the same languages, and what stands between the parts of a date.
constexpr std::string_view kFillers =
    " de del of the den le am vom om a el di "
    " monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat "
    " sunday sun montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sa sonnabend "
    " sonntag so lundi lun mardi mar mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim "
    " lunes martes mie miercoles jueves jue viernes vie sabado sab domingo dom lunedi martedi "
    " mercoledi giovedi gio venerdi segundafeira segunda seg tercafeira terca ter quartafeira "
    " quarta qua quintafeira quinta qui sextafeira sexta sex maandag ma dinsdag woensdag wo "
    " donderdag vrijdag vr zaterdag za zondag zo st nd rd th er ";

}  // namespace

int month_of(std::string_view key) {
  const auto found =
      std::ranges::lower_bound(kMonths, key, {}, &std::pair<std::string_view, int>::first);
  return found != kMonths.end() && found->first == key ? found->second : 0;
}

bool is_date_filler(std::string_view key) {
  const std::size_t at = kFillers.find(key);
  for (std::size_t found = at; found != std::string_view::npos;
       found = kFillers.find(key, found + 1)) {
    if (found > 0 && kFillers[found - 1] == ' ' && kFillers[found + key.size()] == ' ') return true;
  }
  return false;
}

}  // namespace imagelift::metrics
