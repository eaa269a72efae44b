import { CANARIES, writtenForms } from './canaries.js';

interface Needle {
  readonly canary: string;
  readonly text: string;
  readonly ignoresCase: boolean;
}

const NEEDLES: readonly Needle[] = CANARIES.flatMap((canary) => {
  const needle = (ignoresCase: boolean) => (text: string) => ({ canary, text, ignoresCase });
  const forms = writtenForms(canary);
  const cased = forms.flatMap((form) => [form, form.toUpperCase(), form.toLowerCase()]);
  return [
    ...forms.flatMap((form) => [form, encodeURIComponent(form), toHex(form)]).map(needle(true)),
    ...cased.flatMap(toBase64Cores).map(needle(false)),
  ];
}).map((each) => (each.ignoresCase ? { ...each, text: each.text.toLowerCase() } : each));

/** Finds the canaries in a text, in any form, case, URL encoding, hexadecimal or base64; each with what is around it. */
export function findCanaries(text: string): readonly string[] {
  const lower = text.toLowerCase();
  return NEEDLES.flatMap(({ canary, text: needle, ignoresCase }) => {
    const at = (ignoresCase ? lower : text).indexOf(needle);
    return at < 0 ? [] : [`${canary} in …${text.slice(Math.max(0, at - 120), at + 120)}…`];
  });
}

function toHex(text: string): string {
  return Buffer.from(text).toString('hex');
}

/** What base64 of any text with `form` in it has at that place: it depends on where in three bytes the form begins. */
function toBase64Cores(form: string): string[] {
  return [0, 1, 2].flatMap((offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(form)]);
    const from = Math.ceil((offset * 8) / 6);
    const core = bytes.toString('base64').slice(from, Math.floor((bytes.length * 8) / 6));
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')];
  });
}
