declare module 'class-transformer/cjs/storage.js' {
  import type { MetadataStorage } from 'class-transformer/types/MetadataStorage.js';
  /** What `@Type` and its like have said of classes; the package exports it here only. */
  export const defaultMetadataStorage: MetadataStorage;
}
