// Runs in the page: shows what stands in the element `data`, tables as they are and plots by uPlot, which the page holds too.
const { document, uPlot } = globalThis;

const COLOURS = ['#1f6feb', '#d1442f', '#2a8a4a', '#8a4fbf', '#b87a00', '#0d8a94', '#6b7280'];
const HEIGHT = 260;
const place = document.getElementById('plots');
const page = JSON.parse(document.getElementById('data').textContent);

document.title = page.title;
document.querySelector('h1').textContent = page.title;
document.getElementById('tables').append(...page.tables.map(toSection));
const drawn = page.plots.map(draw);
globalThis.addEventListener('resize', () => {
  for (const plot of drawn) plot.setSize({ width: place.clientWidth, height: HEIGHT });
});

function toSection({ title, rows: [head, ...rows] }) {
  const table = toElement('table', [
    toElement('thead', [toRow('th', head)]),
    toElement(
      'tbody',
      rows.map((row) => toRow('td', row)),
    ),
  ]);
  return toElement('section', [toElement('h2', [title]), table]);
}

function toRow(tag, cells) {
  return toElement(
    'tr',
    cells.map((cell) => toElement(tag, [cell])),
  );
}

function toElement(tag, children) {
  const element = document.createElement(tag);
  element.append(...children);
  return element;
}

function draw({ title, unit, atSeconds, series }) {
  const lines = series.map(({ label }, index) => ({
    label,
    stroke: COLOURS[index % COLOURS.length],
    width: 1.5,
    spanGaps: true,
    value: (_, value) => (value === null ? '-' : value.toFixed(value < 10 ? 2 : 0)),
  }));
  const options = {
    title: `${title}, ${unit}`,
    width: place.clientWidth,
    height: HEIGHT,
    scales: { x: { time: false }, y: { range: (_, __, high) => [0, high > 0 ? high * 1.05 : 1] } },
    axes: [{ label: 'seconds' }, { size: 70 }],
    series: [{ label: 'second', value: (_, second) => second?.toFixed(0) ?? '-' }, ...lines],
  };
  // A gap is null in JSON, and to uPlot.
  return new uPlot(options, [atSeconds, ...series.map(({ values }) => values)], place);
}
