/// <reference types="vite/client" />

/** For tools that read no components; vue-tsc reads them. */
declare module '*.vue' {
  import type { DefineComponent } from 'vue';
  const component: DefineComponent;
  export default component;
}
