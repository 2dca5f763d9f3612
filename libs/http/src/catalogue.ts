import { accessRefusals, ROLE_NAMES, type Role } from '@tongxin/access';
import type { Label, Service } from '@tongxin/runtime';
import { httpRefusals } from './refusals.js';

type Language = keyof Label;
type Details = Readonly<Record<string, unknown>>;

/** Chinese and English text of every refusal: the libraries' own and those of the services. */
export class Catalogue {
  private readonly texts: ReadonlyMap<string, Label>;

  constructor(services: readonly Pick<Service, 'refusals'>[]) {
    const all = [httpRefusals, accessRefusals, ...services.map(({ refusals }) => refusals)];
    this.texts = new Map(all.flatMap((refusals) => Object.entries(refusals)));
  }

  /** Whether a refusal has its texts. */
  has(code: string): boolean {
    return this.texts.has(code);
  }

  /** Both texts with their placeholders filled; for a code without texts the code itself. */
  textOf(code: string, details: Details): Label {
    const text = this.texts.get(code) ?? this.texts.get(generalOf(code));
    if (!text) return { zh: `不允许（${code}）。`, en: `Not allowed (${code}).` };
    return filledText(text, details);
  }
}

/** A text in both languages with its placeholders filled. */
export function filledText(text: Label, details: Details): Label {
  return { zh: filled(text.zh, details, 'zh'), en: filled(text.en, details, 'en') };
}

function generalOf(code: string): string {
  return code.endsWith('.not-found') ? 'view.document-not-found' : code;
}

function filled(text: string, details: Details, language: Language): string {
  return text.replaceAll(/\{(\w+)\}/g, (hole, name: string) => (Object.hasOwn(details, name) ? spoken(details[name], language) : hole));
}

function spoken(value: unknown, language: Language): string {
  if (Array.isArray(value)) return value.map((one) => spoken(one, language)).join(language === 'zh' ? '、' : ', ');
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  const word = String(value);
  return Object.hasOwn(ROLE_NAMES, word) ? ROLE_NAMES[word as Role][language] : word;
}
