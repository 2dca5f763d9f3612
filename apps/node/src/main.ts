const oldest = 24;
const major = Number(process.versions.node.split('.')[0]);

if (major < oldest) {
  process.stderr.write(
    `同心需要 Node ${oldest} 或更新版本，现在运行的是 ${process.version}。 Tongxin needs Node ${oldest} or newer, this is ${process.version}.\n`,
  );
  process.exit(1);
}

const { run } = await import('./cli/tongxin.js');
process.exitCode = await run(process.argv.slice(2));
