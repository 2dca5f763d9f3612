import type { OpenApiDocument } from './document.js';
import type { Schema } from './schemas.js';

/** The document as one page for people: no script, nothing from elsewhere. */
export function documentPage({ info, tags, paths, components }: OpenApiDocument): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const sections = tags.map(({ name, description }) => {
    const own = operations.filter(({ operation }) => (operation['tags'] as readonly string[]).includes(name));
    return `<section id="${safe(name)}"><h2>${safe(name)} <small>${safe(description)}</small></h2>${own.map(operationText).join('')}</section>`;
  });
  const schemas = Object.entries(components['schemas'] as Record<string, Schema>).map(
    ([name, schema]) => `<details id="schema-${safe(name)}"><summary><code>${safe(name)}</code></summary>${json(schema)}</details>`,
  );
  return [
    `<!doctype html><html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<title>${safe(info['title'])} API</title><style>${STYLE}</style></head><body><h1>${safe(info['title'])} API</h1>`,
    ...String(info['description'])
      .split('\n\n')
      .map((text) => `<p>${safe(text)}</p>`),
    `<p><a href="openapi.json">openapi.json</a></p><nav>${tags.map(({ name }) => `<a href="#${safe(name)}">${safe(name)}</a>`).join(' · ')}</nav>`,
    ...sections,
    `<section><h2>Schemas</h2>${schemas.join('')}</section></body></html>`,
  ].join('\n');
}

interface Shown {
  readonly path: string;
  readonly method: string;
  readonly operation: Schema;
}

function operationText({ path, method, operation }: Shown): string {
  const { summary, description, parameters, requestBody, responses } = operation;
  return [
    `<details><summary><b class="${method}">${method}</b> <code>${safe(path)}</code> ${safe(summary)}</summary>`,
    `<p>${safe(description)}</p>`,
    Array.isArray(parameters) ? `<h3>参数 Parameters</h3><ul>${(parameters as Schema[]).map(parameterText).join('')}</ul>` : '',
    requestBody ? `<h3>请求 Request</h3>${contentText(requestBody as Schema)}` : '',
    `<h3>答复 Responses</h3>`,
    ...Object.entries(responses as Record<string, Schema>).map(
      ([status, response]) =>
        `<p><b>${status}</b> ${safe(response['description'])}</p>${Number(status) < 400 ? contentText(response) : ''}`,
    ),
    `</details>`,
  ].join('');
}

function parameterText(parameter: Schema): string {
  const pointer = parameter['$ref'];
  if (typeof pointer === 'string') return `<li><code>${safe(pointer.split('/').at(-1))}</code></li>`;
  return `<li><code>${safe(parameter['name'])}</code> (${safe(parameter['in'])}) <code>${safe(JSON.stringify(parameter['schema']))}</code></li>`;
}

function contentText({ content = {} }: Schema): string {
  return Object.entries(content as Record<string, Schema>)
    .map(
      ([type, { schema, example }]) =>
        `<p><code>${safe(type)}</code> ${schemaText(schema as Schema)}</p>${example === undefined ? '' : json(example)}`,
    )
    .join('');
}

function schemaText(schema: Schema): string {
  const pointer = schema['$ref'];
  if (typeof pointer !== 'string') return `<code>${safe(JSON.stringify(schema))}</code>`;
  const name = safe(pointer.split('/').at(-1));
  return `<a href="#schema-${name}">${name}</a>`;
}

function json(value: unknown): string {
  return `<pre>${safe(JSON.stringify(value, null, 2))}</pre>`;
}

function safe(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}

const STYLE = `
body { font: 16px/1.6 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; color: #222 }
small { color: #666; font-weight: normal } h2 { border-bottom: 1px solid #ccc; margin-top: 2.5rem } h3 { font-size: 1rem; margin: 1rem 0 .3rem }
details { border: 1px solid #ddd; border-radius: 4px; margin: .4rem 0; padding: .4rem .8rem } summary { cursor: pointer; overflow-wrap: anywhere }
pre { background: #f6f6f6; padding: .6rem; overflow: auto } code { overflow-wrap: anywhere } b.GET { color: #05603a } b.POST { color: #7a2e0e } b.DELETE { color: #b42318 }
`;
