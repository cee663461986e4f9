// @ts-check

// Imports nothing and uses no new syntax: it must still parse, and speak, on the Node versions that it refuses.
var found = process.versions.node.split('.').map(Number);
var major = found[0] || 0;
var minor = found[1] || 0;
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    'Plainleaf needs Node 20.19 or later, and this is Node ' +
      process.versions.node +
      '. Install it from https://nodejs.org and start again.',
  );
  process.exit(1);
}
