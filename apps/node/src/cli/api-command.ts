import { Command } from 'commander';
import { writeApiDocument } from '../write-api-document.js';

export function apiCommand(): Command {
  return new Command('api').description('写出 OpenAPI 文档 / write the OpenAPI document').argument('<file>').action(writeApiDocument);
}
