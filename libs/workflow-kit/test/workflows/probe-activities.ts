/** What the workflows under test call; each test brings its own. */
export interface ProbeActivities {
  StepActivity(input: { readonly id: string }): Promise<string>;
  PublishActivity(event: string): Promise<void>;
}
