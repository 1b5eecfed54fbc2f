import type { Translations } from '../translation.mts';

/** What each code of the API's answers means and what to do, in Brazilian Portuguese. */
export const answerErrors: Translations = {
	MISSING_TEMPLATE_VARIABLES: {
		of: '45586320',
		sentences: ['Faltam variáveis do template', 'Informe um valor para cada variável do template'],
	},
	INVALID_TEMPLATE_VARIABLE_VALUE: {
		of: '711131e9',
		sentences: [
			'Uma variável do template tem um valor que não pode ser enviado',
			'Informe um texto que não esteja em branco para cada variável do template',
		],
	},
	FREE_FORM_NOT_SUPPORTED: {
		of: '873a0250',
		sentences: [
			'Este número de WhatsApp não pode enviar texto livre',
			'Use a operação Send Template com um template aprovado',
		],
	},
	BILLING_SUSPENDED: {
		of: 'b85c0fae',
		sentences: [
			'O envio está suspenso por uma pendência de cobrança da conta Pilot Status',
			'Confira os créditos e o cartão no painel do Pilot Status e execute o workflow de novo',
		],
	},
	SUBSCRIPTION_REQUIRED_FOR_MEDIA: {
		of: '2cccf241',
		sentences: [
			'O plano Pilot Status desta conta não inclui mídia',
			'Mude de plano no painel do Pilot Status, ou envie sem mídia',
		],
	},
	NOT_SUPPORTED_FOR_META: {
		of: '9fcbb500',
		sentences: [
			'Números oficiais da Meta não oferecem isso',
			'Canais nunca funcionam em números oficiais da Meta, grupos só nos elegíveis, e a verificação de números só nos pareados por QR code. Use um número pareado por QR code, ou envie para um número de telefone',
		],
	},
	META_GROUPS_NOT_ELIGIBLE: {
		of: '0ef7c6b4',
		sentences: [
			'Este número da Meta não pode usar grupos',
			'A Meta permite grupos apenas a contas comerciais oficiais (Official Business Account). Envie para um número de telefone, ou use outro número de WhatsApp',
		],
	},
	WHATSAPP_INSTANCE_NOT_CONNECTED: {
		of: 'f3cbfb17',
		sentences: [
			'O número de WhatsApp não está conectado',
			'Reconecte o número no painel do Pilot Status (leia o QR code de novo) e tente outra vez',
		],
	},
	FEATURE_NOT_SUPPORTED: {
		of: 'ce1b5319',
		sentences: [
			'Este número de WhatsApp não oferece este recurso',
			'Use um número de outro tipo ou outra operação',
		],
	},
	TENANT_SCOPE_NOT_ALLOWED: {
		of: '7aea60e3',
		sentences: [
			'Esta é uma chave da conta inteira, mas a requisição exige a chave de um número de WhatsApp',
			'Na credencial, informe a chave do número (painel, API Keys), ou acrescente o Number ID à chave da conta',
		],
	},
	NUMBER_SCOPE_NOT_ALLOWED: {
		of: '75c3fd75',
		sentences: [
			'Esta é a chave de um número de WhatsApp, mas a requisição exige uma chave da conta inteira',
			'Use uma credencial com a chave da conta, que está na página de perfil do Pilot Status',
		],
	},
	NUMBER_NOT_FOUND: {
		of: '2c0881f4',
		sentences: [
			'O Pilot Status não conhece este número de WhatsApp, ou a chave não está vinculada a nenhum',
			'Confira o Number ID, ou use a chave de um número que está no painel do Pilot Status',
		],
	},
	NUMBER_MISMATCH: {
		of: '2c264d0f',
		sentences: [
			'A chave pertence a um número de WhatsApp diferente do que foi pedido',
			'Tire o Number ID da credencial, ou use a chave daquele número',
		],
	},
	NUMBER_REQUIRED: {
		of: 'e10377a0',
		sentences: [
			'Uma chave da conta inteira exige o ID de um número de WhatsApp',
			'Informe o Number ID na credencial, ou use a chave de um número',
		],
	},
	TEMPLATE_NOT_FOUND: {
		of: '8495749c',
		sentences: [
			'O template não existe para este número de WhatsApp',
			'Escolha um template da lista, ou confira o nome ou o ID',
		],
	},
	TEMPLATE_VERSION_NOT_FOUND: {
		of: '7f8ec367',
		sentences: [
			'O template não tem uma versão aprovada',
			'Espere a aprovação do template, ou escolha outro',
		],
	},
	TEMPLATE_EXAMPLES_REQUIRED: {
		of: '14608451',
		sentences: [
			'O template tem variáveis sem exemplo',
			'Acrescente um exemplo para cada variável: é com eles que o WhatsApp analisa o template',
		],
	},
	META_TEMPLATE_SUBMIT_FAILED: {
		of: '888ee978',
		sentences: [
			'A Meta não aceitou o template',
			'Leia a resposta da Meta, altere o template e envie-o de novo',
		],
	},
	TEMPLATE_CATEGORY_MARKETING_REQUIRES_OWN_NUMBER: {
		of: 'a857c4ba',
		sentences: [
			'Templates de marketing só podem ser enviados a partir de um número próprio',
			'Conecte um número próprio no painel do Pilot Status',
		],
	},
	NEWSLETTER_NOT_ALLOWED_IN_TEST: {
		of: '589b38d0',
		sentences: [
			'Canais não podem ser usados no modo de teste',
			'Use uma chave de produção (live) do Pilot Status',
		],
	},
	VALIDATION_ERROR: {
		of: 'cb9dd4c6',
		sentences: ['O Pilot Status não aceitou os dados', 'Confira os valores dos campos'],
	},
	INVALID_DATE_RANGE: {
		of: '941aadc2',
		sentences: [
			'As datas de início e de fim não formam um intervalo válido',
			'Escolha uma data de início anterior à de fim',
		],
	},
	WEBHOOK_NOT_FOUND: {
		of: 'd8b919e4',
		sentences: [
			'O webhook não existe mais no Pilot Status',
			'Despublique o workflow e publique-o de novo',
		],
	},
	CONFIRMATION_REQUIRED: {
		of: '095e56c3',
		sentences: ['O Pilot Status exige uma confirmação antes', 'Confirme no painel do Pilot Status'],
	},
	EVOLUTION_API_KEY_MISSING: {
		of: 'cc0c376d',
		sentences: [
			'O Pilot Status não consegue verificar números no momento',
			'Tente mais tarde. Se continuar acontecendo, fale com o suporte do Pilot Status',
		],
	},
};
