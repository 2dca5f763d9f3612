/** Two languages of a label that people see in the API document and the console. */
export interface Label {
  readonly zh: string;
  readonly en: string;
}
