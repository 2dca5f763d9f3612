import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { Refused } from '@tongxin/eventing';
import { checked, type Model } from '@tongxin/runtime';

const PLAIN = new Set<unknown>([undefined, Object, String, Number, Boolean, Array]);

/** Checks bodies and queries of hand-written routes against their classes, by the same rules as the command door. */
@Injectable()
export class CheckedPipe implements PipeTransform {
  async transform(value: unknown, { type, metatype }: ArgumentMetadata): Promise<unknown> {
    if (PLAIN.has(metatype) || (type !== 'body' && type !== 'query')) return value;
    try {
      return await checked(metatype as Model, value ?? {});
    } catch (error) {
      if (type === 'query' && error instanceof Refused) throw new Refused('http.parameter-invalid', error.details);
      throw error;
    }
  }
}
