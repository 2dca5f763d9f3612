import { isDivisionCode } from '@tongxin/calendar';
import { accessSync, constants, readFileSync } from 'node:fs';
import { SHAPES } from './shapes.js';
import { fileNameOf, VARIABLES, type Variable, type VariableName } from './variables.js';

export type GivenEnvironment = Readonly<Record<string, string | undefined>>;

/** The environment does not hold what it must; one line a variable, in Chinese and English. */
export class EnvironmentRefused extends Error {
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'EnvironmentRefused';
  }
}

/** The variables a process was started with, each looked at once at the start; one that is empty is not set. */
export class Environment {
  private constructor(private readonly values: ReadonlyMap<VariableName, string>) {}

  /** @throws EnvironmentRefused that names every variable which does not hold. */
  static of(given: GivenEnvironment): Environment {
    const values = new Map<VariableName, string>();
    const problems: string[] = [];
    for (const [name, variable] of Object.entries(VARIABLES) as [VariableName, Variable][]) {
      try {
        const value = variable.form === 'secret' ? secretOf(given, name) : given[name];
        if (value === undefined || value === '') continue;
        assertForm(name, variable, value);
        values.set(name, value);
      } catch (error) {
        if (!(error instanceof EnvironmentRefused)) throw error;
        problems.push(error.message);
      }
    }
    if (problems.length > 0) throw new EnvironmentRefused(problems);
    return new Environment(values);
  }

  get(name: VariableName): string | undefined {
    return this.values.get(name);
  }

  /** @throws EnvironmentRefused where it is not set. */
  required(name: VariableName): string {
    const value = this.values.get(name);
    if (value === undefined) throw refused(name, VARIABLES[name].label.zh, VARIABLES[name].label.en, '必须设置', 'must be set');
    return value;
  }

  /** A variable that holds one of some words. @throws EnvironmentRefused where it holds another that is declared, but not for this. */
  word<Word extends string>(name: VariableName, words: readonly [Word, ...Word[]]): Word {
    const value = this.values.get(name) ?? words[0];
    const word = words.find((one) => one === value);
    if (word === undefined) throw mustBe(name, words.join(' | '));
    return word;
  }

  number(name: VariableName, usual: number): number {
    return Number(this.values.get(name) ?? usual);
  }
}

const FORMS: Readonly<Partial<Record<Variable['form'], { readonly holds: (value: string) => boolean; readonly wanted: string }>>> = {
  port: { holds: (value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535, wanted: '0–65535' },
  number: { holds: (value) => /^\d{1,9}$/.test(value), wanted: '0, 1, 2 …' },
  code: { holds: isDivisionCode, wanted: '行政区划代码 / a division code' },
  file: { holds: isReadable, wanted: '能读到的文件 / a file that can be read' },
};

function assertForm(name: string, { form, words, shape }: Variable, value: string): void {
  if (words && !words.includes(value)) throw mustBe(name, words.join(' | '));
  for (const wanted of [FORMS[form], shape && SHAPES[shape]]) if (wanted && !wanted.holds(value)) throw mustBe(name, wanted.wanted);
}

function secretOf(given: GivenEnvironment, name: string): string | undefined {
  const file = given[fileNameOf(name)];
  if (file === undefined || file === '') return given[name];
  if (given[name]) throw mustBe(name, `${name} 或 / or ${fileNameOf(name)}`);
  if (!isReadable(file)) throw mustBe(fileNameOf(name), '能读到的文件 / a file that can be read');
  return readFileSync(file, 'utf8').trim();
}

function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

function mustBe(name: string, wanted: string): EnvironmentRefused {
  return new EnvironmentRefused([`环境变量 ${name} 应为 ${wanted} / ${name} must be ${wanted}`]);
}

function refused(name: string, zh: string, en: string, wantedZh: string, wantedEn: string): EnvironmentRefused {
  return new EnvironmentRefused([`环境变量 ${name}（${zh}）${wantedZh} / ${name} (${en}) ${wantedEn}`]);
}
