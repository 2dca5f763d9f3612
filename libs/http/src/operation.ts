import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { Label, Model } from '@tongxin/runtime';

export const OPERATION = 'tongxin:operation';

/** What a hand-written route says of itself in the API document. Body and query classes are read from its `@Body()` and `@Query()` parameters. */
export interface Operation {
  readonly label: Label;
  /** Class of the answer; absent for an answer without a body. */
  readonly answer?: Model;
  /** The answer is a list of `answer`. */
  readonly list?: boolean;
  /** Media type of `answer`; JSON's own when absent. */
  readonly mediaType?: string;
  /** Media types of an answer that is a file; it is then bytes, not `answer`. */
  readonly file?: readonly string[];
  /** A `multipart/form-data` body with one file in the field `file`. */
  readonly upload?: boolean;
  /** A body that is accepted. */
  readonly example?: object;
  /** An answer as it may look. */
  readonly answerExample?: object;
  /** Codes it may refuse with, beyond those that every route has. */
  readonly refusals?: readonly string[];
}

/** Describes a hand-written route for the API document. */
export const Describe = (operation: Operation): CustomDecorator => SetMetadata(OPERATION, operation);

/** What reading a view from a position on may be refused with. */
export const VIEW_REFUSALS: readonly string[] = ['view.position-unknown', 'view.not-yet', 'view.stopped'];
