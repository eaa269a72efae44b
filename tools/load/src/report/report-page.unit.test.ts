// Proves that the page holds its numbers unharmed and all that it needs, and asks no network for anything.
import { expect, it } from 'vitest';
import { toReportPage } from './report-page.js';

const PAGE = {
  title: 'a </script><script>alert(1)</script> & run',
  tables: [
    {
      title: 'Numbers',
      rows: [
        ['', 'ms'],
        ['p95', '<1'],
      ],
    },
  ],
  plots: [
    { title: 'CPU', unit: 'cores', atSeconds: [1, 2], series: [{ label: 'w', values: [1, 2] }] },
  ],
};

it('keeps every number, whatever the texts hold', async () => {
  const html = await toReportPage(PAGE);
  const data = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(html)![1]!;
  expect(JSON.parse(data)).toEqual(PAGE);
  expect(html).not.toContain('alert(1)</script>');
});

it('loads nothing from anywhere', async () => {
  const html = await toReportPage(PAGE);
  expect(html).toContain('uPlot');
  expect(html).not.toMatch(/<(?:script|link|img)[^>]+(?:src|href)=/);
  expect(html).not.toMatch(/@import|url\((?!data:)|import\s*\(/);
});
