/**
 * jest resolver factory: what our own files import of n8n comes from the n8n of another line, and from
 * there on everything resolves as it does in that installation. (A moduleNameMapper would also turn the
 * imports inside n8n's own packages, past the `exports` of the package it maps to.)
 */
const { homedir } = require('node:os');
const path = require('node:path');

const cacheFolder = path.join(
	process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'),
	'n8n-nodes-pilot-status-whatsapp',
);
const ofN8n = /^(n8n-core|n8n-workflow|zod)(\/|$)/;

/**
 * @param {string} version n8n version whose folder in the cache is used
 * @returns a synchronous resolver for jest's option `resolver`
 */
module.exports = function resolveInLine(version) {
	const basedir = path.join(cacheFolder, `n8n-${version}`, 'node_modules');
	return (request, options) => {
		const isOurs = !options.basedir.split(path.sep).includes('node_modules');
		const from = isOurs && ofN8n.test(request) ? { ...options, basedir } : options;
		return options.defaultResolver(request, from);
	};
};
