/** What an official document says, in order. How it looks is the writer's matter: see GB/T 9704. */
export interface OfficialDocument {
  readonly title: string;
  /** 主送机关, without the colon. */
  readonly addressee?: string;
  readonly blocks: readonly Block[];
  /** 署名和成文日期; the day as `2023-06-30`. */
  readonly signed?: { readonly by: string; readonly on: string };
}

/** Level 1 is numbered 一、, level 2 （一）, level 3 1., in their order. Text with line breaks makes a paragraph a line. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly caption?: string; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
