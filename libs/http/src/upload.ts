import { applyDecorators, createParamDecorator, UseInterceptors, type ExecutionContext } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { Refused } from '@tongxin/eventing';
import type { Request } from 'express';
import { DEFAULT_LIMITS } from './limits.js';

/** A file as it was sent. */
export interface UploadedDocument {
  /** As the sender named it; say nothing of the content by it. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** Takes `multipart/form-data` with one file in the field `file`, after the caller was let in; 413 above the limit in bytes. */
export const Upload = (limit = DEFAULT_LIMITS.upload): MethodDecorator =>
  applyDecorators(UseInterceptors(FileInterceptor('file', { limits: { fileSize: limit, files: 1, fields: 20, fieldSize: 2 ** 20 } })));

/** The file of a route with `@Upload()`; undefined when the form has none. */
export const Uploaded = createParamDecorator((_data: unknown, context: ExecutionContext): UploadedDocument | undefined => {
  const { file } = context.switchToHttp().getRequest<Request & { file?: { originalname: string; buffer: Buffer } }>();
  // The form's file name comes as bytes read as Latin-1.
  return file && { name: Buffer.from(file.originalname, 'latin1').toString('utf8'), bytes: file.buffer };
});

/** The file, when there must be one. @throws Refused `http.file-missing`. */
export function required(file: UploadedDocument | undefined): UploadedDocument {
  if (!file) throw new Refused('http.file-missing');
  return file;
}
