/**
 * Writes the files that n8n loads at its start. Of a node n8n then needs the description and the names of its functions, so the
 * entry holds these, and the code is loaded by the first call of a function (docs/performance.md has the figures).
 */
const assert = require('node:assert/strict');
const { writeFile } = require('node:fs/promises');
const path = require('node:path');

/** Name of the file with the description, beside the entry. */
const descriptionFile = 'description.json';

/**
 * Writes the entry and the description of a node beside its bundled code (`X.js`, which exports the class `X`).
 *
 * @param {string} entry path of the entry to write, absolute: `…/X.node.js`
 * @throws {Error} when the description is more than JSON can hold, or the node has fields that an entry cannot stand for
 */
async function writeLightEntry(entry) {
	const folder = path.dirname(entry);
	const className = path.basename(entry, '.node.js');
	const Node = require(path.join(folder, `${className}.js`))[className];
	const { description, ...groups } = new Node();
	const text = JSON.stringify(description, null, '\t');
	assert.deepEqual(JSON.parse(text), withoutUndefined(description), `${className}: description`);
	const methods = Object.getOwnPropertyNames(Node.prototype).filter(
		(name) => name !== 'constructor',
	);
	await writeFile(path.join(folder, descriptionFile), `${text}\n`);
	await writeFile(entry, entryText(className, groups, methods));
}

/**
 * @param {string} className
 * @param {object} groups fields of the node beside its description: functions, or objects of them at any depth
 * @param {string[]} methods names of the methods of its class
 * @returns {string} source of the entry
 */
function entryText(className, groups, methods) {
	const fields = Object.entries(groups).map(
		([name, value]) => `\t${name} = ${delegate(value, [name], '\t')};\n`,
	);
	const calls = methods.map((name) => `\t${call(name, [name])}\n`);
	return `"use strict";
// Written by the build from the node's source. n8n loads this file at its start; the code is loaded by the first call.
const description = require("./${descriptionFile}");

let node;
const code = () => (node ??= new (require("./${className}.js").${className})());

class ${className} {
	description = structuredClone(description);
${fields.join('')}${calls.join('')}}
exports.${className} = ${className};
`;
}

/**
 * @param {unknown} value object of functions
 * @param {string[]} place where it is in the node
 * @param {string} indent of the line that it begins on
 * @returns {string} source of an object with the same names
 */
function delegate(value, place, indent) {
	assert.ok(typeof value === 'object' && value !== null, `${place.join('.')} holds no functions`);
	const inner = `${indent}\t`;
	const lines = Object.entries(value).map(([name, member]) =>
		typeof member === 'function'
			? `${inner}${call(name, [...place, name])},\n`
			: `${inner}${name}: ${delegate(member, [...place, name], inner)},\n`,
	);
	return `{\n${lines.join('')}${indent}}`;
}

/** Source of a method that calls the function at a place of the real node, with n8n's context as `this`. */
function call(name, place) {
	return `${name}(...given) { return code().${place.join('.')}.apply(this, given); }`;
}

/** A copy without entries that are undefined: JSON has no place for them, and they say the same as missing ones. */
function withoutUndefined(value) {
	if (Array.isArray(value)) return value.map(withoutUndefined);
	if (typeof value !== 'object' || value === null) return value;
	const kept = Object.entries(value).filter(([, member]) => member !== undefined);
	return Object.fromEntries(kept.map(([name, member]) => [name, withoutUndefined(member)]));
}

module.exports = { writeLightEntry };
