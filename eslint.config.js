import { defineConfig, globalIgnores } from 'eslint/config';
import vue from 'eslint-plugin-vue';
import ts from 'typescript-eslint';

const specs = ['**/*.spec.ts', 'test/**/*.ts', 'libs/testing/**/*.ts', '{apps,libs}/*/src/testing/**/*.ts'];
/** As in .dependency-cruiser.cjs: folders of a service beside these are aggregates, and their files decide. */
const deciders = [
  'apps/{members,activities,proposals,liaison}/src/!(views|reactions|alarms|todos|exchange|testing|*-import)/*.ts',
  'libs/links/src/{link,sharing,node-life}/*.ts',
];
const folds = ['apps/*/src/views/*.view.ts', 'apps/*/src/reactions/*.ts', 'libs/contracts/**/*.ts', 'libs/eventing/src/!(clock).ts'];

const fromContext = 'A decider is given today, now and ids in its context: it must decide the same when it is tried again.';

/** Rules of the linter itself that find mistakes and are not the type checker's. */
const correctness = Object.fromEntries(
  [
    'no-async-promise-executor',
    'no-case-declarations',
    'no-constant-binary-expression',
    'no-constant-condition',
    'no-empty',
    'no-fallthrough',
    'no-loss-of-precision',
    'no-self-assign',
    'no-self-compare',
    'no-unreachable-loop',
    'no-unsafe-finally',
    'no-unused-labels',
    'no-useless-catch',
    'no-useless-escape',
    'no-useless-rename',
    'preserve-caught-error',
    'prefer-const',
    'use-isnan',
  ].map((rule) => [rule, 'error']),
);

export default defineConfig(
  globalIgnores(['dist/', 'data/', 'coverage/', '.cache/', 'apps/console/src/api/generated.ts', 'test/bench/peer/', '**/*.generated.ts']),
  {
    files: ['**/*.{ts,vue}'],
    extends: [ts.configs.recommendedTypeChecked, vue.configs['flat/recommended']],
    languageOptions: {
      parserOptions: { parser: ts.parser, projectService: true, tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.vue'] },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      ...correctness,
      complexity: ['error', { max: 8, variant: 'modified' }],
      'max-depth': ['error', 3],
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
      'no-console': 'error',
      'object-shorthand': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A port's method returns a promise whether or not an adapter has to wait.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: deciders,
    ignores: specs,
    rules: {
      'no-restricted-globals': ['error', ...['Date', 'crypto', 'performance', 'process'].map((name) => ({ name, message: fromContext }))],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: fromContext },
        { object: 'globalThis', message: fromContext },
        { property: 'randomUUID', message: fromContext },
      ],
      'no-restricted-imports': ['error', { patterns: [{ group: ['node:*', 'crypto', 'uuid'], message: fromContext }] }],
    },
  },
  {
    files: folds,
    ignores: specs,
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'The same log must give the same documents.' },
        { object: 'Date', property: 'now', message: 'The same log must give the same documents.' },
        { property: 'randomUUID', message: 'The same log must give the same documents.' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'The same log must give the same documents.' },
      ],
    },
  },
  {
    files: specs,
    rules: {
      'max-lines': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
    },
  },
  {
    files: ['apps/console/**/*.{ts,vue}'],
    rules: {
      // Prettier lays templates out.
      ...Object.fromEntries(
        Object.entries(vue.rules)
          .filter(([, { meta }]) => meta.type === 'layout')
          .map(([name]) => [`vue/${name}`, 'off']),
      ),
      'vue/html-self-closing': 'off',
      'vue/require-default-prop': 'off',
      // `const { t } = useI18n()` is how vue-i18n is meant to be used.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['apps/console/*.config.ts'],
    extends: [ts.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    rules: { ...correctness, 'no-undef': 'error', 'no-unused-vars': ['error', { varsIgnorePattern: '^_' }] },
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        module: 'writable',
        require: 'readonly',
        __dirname: 'readonly',
      },
    },
  },
  { files: ['deploy/compose/*.js'], languageOptions: { globals: { rs: 'readonly', db: 'readonly', sleep: 'readonly' } } },
);
