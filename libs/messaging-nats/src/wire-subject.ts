const PRODUCT = 'tongxin.';

/** The same subject as servers of a county know it: `tongxin.<node>.…` is `tongxin.<county>.<node>.…` there, so that counties can share a server. */
export function wireSubject(county: string, subject: string): string {
  if (!subject.startsWith(PRODUCT)) throw new Error(`${subject} is no subject of ours`);
  return `${PRODUCT}${county}.${subject.slice(PRODUCT.length)}`;
}
