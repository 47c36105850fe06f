import { js } from '../style/css.ts';

/**
 * Filters and searches the findings. It hides and shows what is there and writes nothing but a count, so that the
 * document is complete without it. Found checks are unfolded only while they are few: laying out ten thousand lines at
 * once takes seconds.
 */
export const filterScript = js`
(function () {
  'use strict';
  var bar = document.querySelector('.filter');
  if (!bar) return;
  var search = bar.querySelector('input');
  var selects = Array.from(bar.querySelectorAll('select'));
  var output = bar.querySelector('output');
  var mostOpen = 200;
  var groups = Array.from(document.querySelectorAll('.found > details')).map(function (details) {
    var rows = Array.from(details.querySelectorAll('tr[data-k]')).map(function (row) {
      return { row: row, keys: ' ' + row.getAttribute('data-k') + ' ', text: null };
    });
    return { details: details, rows: rows, title: details.querySelector('h3').textContent, opened: false };
  });
  function textOf(group, entry) {
    if (entry.text === null) entry.text = (group.title + ' ' + entry.row.textContent).toLowerCase();
    return entry.text;
  }
  function matches(group, entry, keys, words) {
    return (
      keys.every(function (key) { return entry.keys.includes(key); }) &&
      words.every(function (word) { return textOf(group, entry).includes(word); })
    );
  }
  function update() {
    var keys = selects.filter(function (s) { return s.value; }).map(function (s) { return ' ' + s.value + ' '; });
    var words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    var active = keys.length + words.length > 0;
    var all = 0;
    var found = 0;
    groups.forEach(function (group) {
      group.found = 0;
      group.rows.forEach(function (entry) {
        var fits = matches(group, entry, keys, words);
        if (entry.row.hidden === fits) entry.row.hidden = !fits;
        if (fits) group.found += 1;
      });
      all += group.rows.length;
      found += group.found;
    });
    groups.forEach(function (group) {
      group.details.hidden = group.found === 0;
      if (active && found <= mostOpen && !group.details.open) {
        group.details.open = true;
        group.opened = true;
      } else if (group.opened && (!active || found > mostOpen)) {
        group.details.open = false;
        group.opened = false;
      }
    });
    var words2 = output.getAttribute('data-words');
    output.textContent = active ? words2.replace('{found}', String(found)).replace('{all}', String(all)) : '';
  }
  var waiting = 0;
  function soon() {
    clearTimeout(waiting);
    waiting = setTimeout(update, 150);
  }
  search.addEventListener('input', soon);
  selects.forEach(function (select) { select.addEventListener('change', update); });
  bar.querySelector('button').addEventListener('click', function () {
    search.value = '';
    selects.forEach(function (select) { select.value = ''; });
    update();
  });
  bar.hidden = false;
})();
`;
