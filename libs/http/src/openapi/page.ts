export function documentPage(document: object): string {
  return `<pre>${JSON.stringify(document)}</pre>`;
}
