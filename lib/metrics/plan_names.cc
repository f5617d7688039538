#include "metrics/plan.h"
#include "metrics/refusal.h"

namespace imagelift::metrics {

void check_names(const PlanInput& input) {
  const ColumnSurvey& column = input.survey.columns[*input.header.image];
  const std::string heading = "`" + input.header.columns[*input.header.image].heading + "`";
  const bool shown_short = column.destroyed_ids > column.long_numbers;
  const bool zeros = column.destroyed_ids >= 2 && column.destroyed_ids == column.long_numbers &&
                     column.destroyed_ids * 2 > column.filled;
  if (!shown_short && !zeros) return;
  const bool alike = column.texts.count() == 1 && column.filled > 1;
  throw refusal(input.file,
                "a spreadsheet has destroyed the ids in " + heading +
                    ": it keeps 15 digits and wrote `" + column.destroyed_id + "`" +
                    (alike ? ", the same in all rows" : "") +
                    "; export the report again, as CSV, and do not open it in a spreadsheet, or "
                    "import the column of ids there as text",
                Advice::ids);
}

}  // namespace imagelift::metrics
