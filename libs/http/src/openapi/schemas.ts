import type { Model } from '@tongxin/runtime';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage, ValidationTypes } from 'class-validator';
import { targetConstructorToSchema } from 'class-validator-jsonschema';

/** JSON Schema 2020-12, as OpenAPI 3.1 takes it. */
export type Schema = Readonly<Record<string, unknown>>;

type Converters = NonNullable<NonNullable<Parameters<typeof targetConstructorToSchema>[1]>['additionalConverters']>;
type Constructor = abstract new (...parts: never[]) => object;

const PREFIX = '#/components/schemas/';

/** Schemas of the classes that an API document names, read from their validators; each class stands there once and is pointed at. */
export class Schemas {
  private readonly types = new Map<string, Constructor>();
  private readonly made = new Map<string, Schema>();

  /**
   * Where a class's schema stands.
   * @throws when another class has the same name, or when nothing is known of the class's fields and `mayBeEmpty` is not set.
   */
  ref(type: Constructor, { mayBeEmpty = false } = {}): Schema {
    const known = this.types.get(type.name);
    if (known && known !== type) throw new Error(`two classes of the API are called ${type.name}`);
    if (!known) this.add(type, mayBeEmpty);
    return { $ref: `${PREFIX}${type.name}` };
  }

  /** The schema itself, for those who need its fields one by one; it is not pointed at. */
  of(type: Constructor): Schema {
    return this.make(type, false);
  }

  /** The schema a pointer names; other schemas are themselves. */
  resolve(schema: Schema): Schema {
    const pointer = schema['$ref'];
    return typeof pointer === 'string' ? (this.made.get(pointer.slice(PREFIX.length)) ?? {}) : schema;
  }

  all(): Readonly<Record<string, Schema>> {
    return Object.fromEntries([...this.made].sort(([one], [other]) => (one < other ? -1 : 1)));
  }

  private add(type: Constructor, mayBeEmpty: boolean): void {
    this.types.set(type.name, type);
    this.made.set(type.name, this.make(type, mayBeEmpty));
  }

  private make(type: Constructor, mayBeEmpty: boolean): Schema {
    const { required: _guessed, ...schema } = targetConstructorToSchema(type, {
      classTransformerMetadataStorage: defaultMetadataStorage,
      refPointerPrefix: PREFIX,
      additionalConverters: this.converters(),
    }) as Schema;
    const properties = (schema['properties'] ?? {}) as Record<string, Schema>;
    if (Object.keys(properties).length === 0 && !mayBeEmpty)
      throw new Error(`nothing is known of the fields of ${type.name}: give them validators`);
    return { type: 'object', additionalProperties: false, ...schema, properties, ...requiredOf(type, properties) };
  }

  private converters(): Converters {
    return {
      [ValidationTypes.CUSTOM_VALIDATION]: ({ target, propertyName }) => declaredSchema(target as Constructor, propertyName),
      [ValidationTypes.NESTED_VALIDATION]: ({ target, propertyName }) => this.nested(target as Constructor, propertyName),
      isDay: { type: 'string', format: 'date' },
      isMoment: { type: 'string' },
      isNotEmpty: { minLength: 1 },
    };
  }

  private nested(target: Constructor, property: string): Schema {
    const found = defaultMetadataStorage.findTypeMetadata(target, property);
    const type = (found?.typeFunction() ?? Reflect.getMetadata('design:type', target.prototype as object, property)) as Constructor;
    if (type === Array || type === Object) throw new Error(`${target.name}.${property} does not say of what class it is: add @Type`);
    const { discriminator } = found?.options ?? {};
    if (!discriminator) return this.ref(type);
    const named = discriminator.subTypes.map(({ name, value }) => [name, this.ref(value as Model)] as const);
    const mapping = Object.fromEntries(named.map(([name, { $ref }]) => [name, $ref]));
    return { oneOf: named.map(([, ref]) => ref), discriminator: { propertyName: discriminator.property, mapping } };
  }
}

const DECLARED = new Map<unknown, Schema>([
  [String, { type: 'string' }],
  [Number, { type: 'number' }],
  [Boolean, { type: 'boolean' }],
  [Array, { type: 'array' }],
  [Object, {}],
]);

/** What TypeScript says of a field whose validator is our own; `@JSONSchema` beside it says more. */
function declaredSchema(target: Constructor, property: string): Schema {
  return DECLARED.get(Reflect.getMetadata('design:type', target.prototype as object, property)) ?? {};
}

/** Fields whose validators also run when nothing was given: what may be null must still be there. */
function requiredOf(type: Constructor, properties: Readonly<Record<string, Schema>>): Schema {
  const conditions = getMetadataStorage()
    .getTargetValidationMetadatas(type, '', true, false)
    .filter((metadata) => metadata.type === ValidationTypes.CONDITIONAL_VALIDATION);
  const isSpared = (field: string): boolean =>
    conditions.some(({ propertyName, constraints }) => {
      const [condition] = constraints as [(dto: object, value: unknown) => boolean];
      return propertyName === field && !condition({}, undefined);
    });
  const fields = Object.keys(properties).filter((field) => !isSpared(field));
  return fields.length > 0 ? { required: fields } : {};
}
