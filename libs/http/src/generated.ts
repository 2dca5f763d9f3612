/** Gives a generated class the name people look for in logs and in the API document. */
export function named<T extends object>(name: string, type: T): T {
  return Object.defineProperty(type, 'name', { value: name });
}

export const camel = (kebab: string): string => kebab.replaceAll(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase());
export const pascal = (kebab: string): string => camel(`-${kebab}`);

interface Decorating {
  readonly method: readonly MethodDecorator[];
  readonly parameters: readonly ParameterDecorator[];
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** Adds a decorated method to a generated controller; throws when it has one of that name. */
export function addMethod(
  type: abstract new (...parts: never[]) => object,
  name: string,
  method: (...parts: never[]) => unknown,
  decorating: Decorating,
): void {
  const prototype = type.prototype as object;
  if (Object.hasOwn(prototype, name)) throw new Error(`${type.name} has a route ${name} already`);
  Object.defineProperty(prototype, name, { value: named(name, method), writable: true, configurable: true });
  for (const [key, value] of Object.entries(decorating.metadata)) Reflect.defineMetadata(key, value, method);
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name) as PropertyDescriptor;
  for (const decorate of decorating.method) decorate(prototype, name, descriptor);
  decorating.parameters.forEach((decorate, index) => decorate(prototype, name, index));
}
