/** None of the ways to get a component worked on this machine; the message says what was tried and what would help. */
export class ComponentUnavailable extends Error {
  constructor(title, tried, remedy) {
    super(
      `${title} cannot be had on this machine.\n${tried.map((line) => `  - ${line}`).join('\n')}\n  ${remedy}`,
    );
    this.name = 'ComponentUnavailable';
  }
}
