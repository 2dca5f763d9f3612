/** Which of the names stand in a text, however it is spaced or wide its letters are. A name of one letter is no name to find. */
export function mentioned(text: string, names: Iterable<string>): readonly string[] {
  const plain = plainOf(text);
  return [...new Set(names)].filter((name) => {
    const wanted = plainOf(name);
    return [...wanted].length > 1 && plain.includes(wanted);
  });
}

function plainOf(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/gu, '');
}
