import { shorten } from '../../../../shared/describeValue';
import { isPublicAddress } from '../../../../shared/publicAddress';
import { readWebAddress } from '../../../../shared/webAddress';
import type { ItemContext } from '../../../operation';
import { refuseSharePage } from '../../shared/sharePages';

/**
 * Reads the address from which Pilot Status fetches a file. An address that nobody outside can reach gets a notice.
 *
 * @param label the field's name as the editor shows it
 * @throws {InvalidInput} when it is not one web address, or a page of a cloud drive
 */
export function readMediaAddress(value: unknown, label: string, { hint }: ItemContext): string {
	const address = readWebAddress(value, label);
	refuseSharePage(address, label);
	if (!isPublicAddress(address)) {
		hint(
			`"${label}" points to ${shorten(new URL(address).host)}, which is not reachable from the internet, so only a Pilot Status server in the same network can fetch the file. Send Media with Input File sends files that n8n can reach.`,
		);
	}
	return address;
}
