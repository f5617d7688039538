// The page of a build lists its files above the summaries of its actions: the findings come first.
(() => {
  for (const summary of document.querySelectorAll('.imagelift-summary')) {
    const row = summary.closest('tr');
    const table = row && row.closest('table');
    if (!table) continue;
    let place = table.querySelector(':scope > .imagelift-first');
    if (!place) {
      place = document.createElement('tbody');
      place.className = 'imagelift-first';
      table.prepend(place);
    }
    place.append(row);
  }
})();
