#pragma once

#include <cstddef>

#include "report/documents/thumbnail_sheets.h"
#include "report/static/html.h"
#include "report/words/card.h"

namespace imagelift::report {

/// The difference that all ranges of the cards fit into: the farthest end of one from 0.
double reach_of(const std::vector<Card>& cards);

/// A card of the answer as an item of a list: what it says, its range as a bar, ticks, `numbers`
/// folded (empty: none), and pictures. report/src/findings/card-item.ts makes the same.
Node card_item(const Card& card, double reach, const std::string& numbers, Node pictures);

}  // namespace imagelift::report
