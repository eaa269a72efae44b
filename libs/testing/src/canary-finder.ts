interface Needle {
  readonly canary: string;
  readonly text: string;
  readonly ignoresCase: boolean;
}

/**
 * Makes a search for values of made-up people. It finds them in a text in any form, case, URL encoding, hexadecimal or
 * base64, and answers each with what is around it.
 */
export function createCanaryFinder(
  canaries: readonly string[],
): (text: string) => readonly string[] {
  const needles = canaries.flatMap(toNeedles);
  return (text) => {
    const lower = text.toLowerCase();
    return needles.flatMap(({ canary, text: needle, ignoresCase }) => {
      const at = (ignoresCase ? lower : text).indexOf(needle);
      return at < 0 ? [] : [`${canary} in …${text.slice(Math.max(0, at - 120), at + 120)}…`];
    });
  };
}

function toNeedles(canary: string): readonly Needle[] {
  const needle = (ignoresCase: boolean) => (text: string) => ({ canary, text, ignoresCase });
  const forms = writtenForms(canary);
  const cased = forms.flatMap((form) => [form, form.toUpperCase(), form.toLowerCase()]);
  return [
    ...forms.flatMap((form) => [form, encodeURIComponent(form), toHex(form)]).map(needle(true)),
    ...cased.flatMap(toBase64Cores).map(needle(false)),
  ].map((each) => (each.ignoresCase ? { ...each, text: each.text.toLowerCase() } : each));
}

/** The value in each form that it may be written in: as it is, its words, its digits alone, set as
 * tax ids are, without the country's code. */
function writtenForms(value: string): readonly string[] {
  const digits = value.replaceAll(/\D/g, '');
  const taxId = /^(\d{3})(\d{3})(\d{3})(\d{2})$/.exec(digits);
  return [
    value,
    ...value.split(/[\s@.]/).filter((word) => /^[A-Z]?[a-z]{6,}$/.test(word) && word !== 'example'),
    ...(digits.length >= 10 ? [digits] : []),
    ...(value.startsWith('+55') ? [value.slice('+55'.length)] : []),
    ...(taxId ? [`${taxId.slice(1, 4).join('.')}-${taxId[4]}`] : []),
  ];
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
