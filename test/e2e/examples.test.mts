import { remindsOfAppointments } from '../support/n8n/examples/appointment.mts';
import { broadcastsFromSpreadsheet } from '../support/n8n/examples/broadcast.mts';
import { sendsMediaBack } from '../support/n8n/examples/media.mts';
import { updatesOrders } from '../support/n8n/examples/orderUpdate.mts';
import { answersAndFollows } from '../support/n8n/examples/receiving.mts';
import { Examples } from '../support/n8n/examples/running.mts';
import { welcomesFromForm } from '../support/n8n/examples/welcome.mts';
import { importsExamples } from '../support/n8n/importing.mts';
import { useEnvironment } from '../support/n8n/environment.mts';

// Each waits for conditions that have limits of their own.
jest.setTimeout(900_000);

describe('the examples in n8n 2.41', () => {
	const environment = useEnvironment('2.41');
	importsExamples(environment);
	const examples = new Examples(environment);
	welcomesFromForm(examples);
	updatesOrders(examples);
	broadcastsFromSpreadsheet(examples);
	remindsOfAppointments(examples);
	answersAndFollows(examples);
	sendsMediaBack(examples);
});
