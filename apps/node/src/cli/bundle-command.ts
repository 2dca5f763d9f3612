import { Command, Option } from 'commander';
import { BUNDLE_PLATFORMS, makeBundle, type BundlePlatform } from '../operations/make-bundle.js';
import { say, type OutputOptions } from './output.js';

interface Options extends OutputOptions {
  readonly platform: BundlePlatform;
  readonly out: string;
}

export function bundleCommand(): Command {
  return new Command('bundle')
    .description(
      '制作离线安装包：程序、组件和 Node（在源码目录运行） / make an offline bundle: program, packages, Node; run where the sources are',
    )
    .addOption(new Option('--platform <platform>', '目标系统 / for which machine').choices(BUNDLE_PLATFORMS).default('linux-x64'))
    .requiredOption('--out <folder>', '目标目录，须为空 / folder to write, empty')
    .option('--json', '只输出 JSON / print JSON and nothing else')
    .action(async ({ platform, out, ...output }: Options) => {
      const made = await makeBundle(platform, out);
      say(made, output, () => `${made.folder}：${made.platform}，Node ${made.node}，已制成 / made`);
    });
}
