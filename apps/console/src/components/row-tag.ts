/** A short word on a line, and how it is meant. */
export interface RowTag {
  text: string;
  tone?: 'good' | 'care' | 'bad' | 'mute' | '' | undefined;
}
