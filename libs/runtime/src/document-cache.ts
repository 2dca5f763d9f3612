/** The documents used last: those that nobody asked for while half of `most` others were used are forgotten. */
export class DocumentCache<Value extends object | symbol> {
  private young = new Map<string, Value>();
  private old = new Map<string, Value>();

  constructor(private most: number) {}

  get size(): number {
    return this.young.size + this.old.size;
  }

  get(key: string): Value | undefined {
    const known = this.young.get(key);
    if (known !== undefined) return known;
    const aged = this.old.get(key);
    if (aged !== undefined) this.young.set(key, aged);
    return aged;
  }

  set(key: string, value: Value): void {
    this.young.set(key, value);
  }

  /** Changes what is kept, and begins to keep nothing. */
  replace(key: string, value: Value): void {
    if (this.young.has(key) || this.old.has(key)) this.young.set(key, value);
  }

  /** Forgets; only between batches, for one event may need more documents at a time than are kept. */
  age(): void {
    if (this.young.size * 2 <= this.most) return;
    this.old = this.young.size <= this.most ? this.young : new Map<string, Value>();
    this.young = new Map();
  }

  clear(most = this.most): void {
    this.most = most;
    this.young = new Map();
    this.old = new Map();
  }
}
