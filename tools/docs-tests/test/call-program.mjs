// Stands in for a program on the PATH of a block: hands its call to the test, which answers what it prints and its code.
const [, , program, ...args] = process.argv;
const { CONN_DICT_DOCS_PROGRAMS: url, ...env } = process.env;
const body = JSON.stringify({ program, args, env });
const answer = await fetch(url, { method: 'POST', body });
const { output, code } = await answer.json();
process.stdout.write(output);
process.exitCode = code;
