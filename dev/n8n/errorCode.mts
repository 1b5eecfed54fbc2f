/**
 * The code of an error of Node.js, like `ENOENT`; undefined for everything else. Does not ask for the class: under jest, Node's own
 * errors are of another Error class than that of the code that catches them.
 */
export function errorCode(error: unknown): unknown {
	return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
