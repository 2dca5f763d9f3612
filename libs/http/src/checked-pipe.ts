import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { Refused } from '@tongxin/eventing';
import { checked, type Model } from '@tongxin/runtime';
import { assertId } from './conditions.js';

const PLAIN = new Set<unknown>([undefined, Object, String, Number, Boolean, Array]);

/** Checks bodies and queries of hand-written routes against their classes, by the same rules as the command door, and ids in their paths. */
@Injectable()
export class CheckedPipe implements PipeTransform {
  async transform(value: unknown, { type, metatype, data }: ArgumentMetadata): Promise<unknown> {
    if (type === 'param' && data !== undefined) return assertId(value);
    if (PLAIN.has(metatype)) return value;
    if (type === 'body') return checked(metatype as Model, value === undefined ? {} : value);
    return type === 'query' ? checkedQuery(metatype as Model, value) : value;
  }
}

async function checkedQuery(model: Model, value: unknown): Promise<object> {
  try {
    return await checked(model, value);
  } catch (error) {
    throw error instanceof Refused ? new Refused('http.parameter-invalid', error.details) : error;
  }
}
