import type { ReportedSync } from '../ports.js';
import type { ReportOutcome } from './sync-report.js';

const WIDTH = 720;
const HEIGHT = 180;
const FOOT = 46;
const GAP = 3;
const LEGEND_WIDTH = 110;

/** Told apart without colours too: by the title of each bar. */
const COLOURS: Readonly<Record<ReportOutcome, string>> = {
  IN_SYNC: '#2e7d32',
  REPAIRED: '#1565c0',
  DIFFERENT: '#ef6c00',
  FAILED: '#c62828',
};

/** Draws the differences of the last runs, one bar each, as SVG; a logarithmic scale shows one beside a million. */
export function toTrendPicture(runs: readonly ReportedSync[]): string {
  const highest = Math.max(1, ...runs.map(({ differences }) => differences));
  const width = WIDTH / Math.max(1, runs.length);
  const bars = runs.map((run, place) => toBar(run, { x: place * width, width, highest }));
  return [
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT + FOOT}" role="img" aria-label="Differences of the last ${runs.length} runs">`,
    ...bars,
    `<line x1="0" y1="${HEIGHT}" x2="${WIDTH}" y2="${HEIGHT}" stroke="#888"/>`,
    `<text x="0" y="${HEIGHT + 18}" font-size="12">${dayOf(runs.at(0))}</text>`,
    `<text x="${WIDTH}" y="${HEIGHT + 18}" font-size="12" text-anchor="end">${dayOf(runs.at(-1))}, at most ${highest.toLocaleString('en')} differences</text>`,
    ...Object.entries(COLOURS).map(toLegend),
    '</svg>',
  ].join('\n');
}

/** The name of an outcome beside its colour. */
function toLegend([outcome, colour]: [string, string], place: number): string {
  const x = place * LEGEND_WIDTH;
  const y = HEIGHT + FOOT - 16;
  return [
    `<rect x="${x}" y="${y}" width="10" height="10" fill="${colour}"/>`,
    `<text x="${x + 14}" y="${y + 10}" font-size="12">${outcome}</text>`,
  ].join('');
}

interface Place {
  readonly x: number;
  readonly width: number;
  readonly highest: number;
}

function toBar(
  { differences, outcome, endedAt, dryRun }: ReportedSync,
  { x, width, highest }: Place,
): string {
  const share = Math.log1p(differences) / Math.log1p(highest);
  const height = Math.max(2, Math.round(share * (HEIGHT - 10)));
  const title = `${endedAt.toISOString()}: ${outcome}, ${differences} differences${dryRun ? ', dry run' : ''}`;
  return `<rect x="${(x + GAP / 2).toFixed(1)}" y="${HEIGHT - height}" width="${Math.max(1, width - GAP).toFixed(1)}" height="${height}" fill="${COLOURS[outcome]}"><title>${title}</title></rect>`;
}

function dayOf(run: ReportedSync | undefined): string {
  return run ? run.endedAt.toISOString().slice(0, 10) : '';
}
