import snowball from 'snowball-stemmers';
import { describe, expect, it } from 'vitest';
import { createStemmer } from '../../src/search/create-stemmer.ts';
import { fold } from '../../src/search/fold.ts';
import { languageOf } from '../../src/search/languages/language-of.ts';

const words = {
  english: `account accounts accounting address addresses agreed allow allowed allowing archived argument armies article
    automatically babies billing browse browser browsing bugs cancellation cancelled canceling cats charges charging
    chosen classes communication conditional connect connected connection connections controlled crying customers day
    deactivate deactivated deletion delivered delivery deliveries denied dependencies depend disabled disputes document
    dying early easily electricity emails entry error exceed falling fees feed filing fixing flies flying formality
    friendliness generally generation giving goodness hoped hopping hopefulness ideally internal invoices italicised
    jumping keyboards knightly libraries lies loading location login luxury managing marketing merged monthly national
    news notification numbers operator orders ownership parcel payment pays playing possibly predication probably
    process proceed quickly radically rates rational receipt refunded refunds relational repeatedly replacement
    resetting returned returns running sensibility settings shipped shipping shops sky skies sometimes stopped
    subscription subscriptions succeed switched syncing tied transferring trial tying uninstalled updates usability
    vietnamization visits warranties yearly yes youth`,
  german: `Abo abbestellen Abonnement Adresse Adressen Änderung ändern Anmeldung Antwort Artikel aufgeben Bestellung
    Bestellungen bezahlen bezahlt Bücher dunkel Eigentümer einfache Empfänger Erstattung Fehlermeldungen freundlich
    Freundlichkeit fröhlichkeit Geräte Gutscheine häufig Häuser Kündigung kündigen Konto Konten Kunde Kunden
    Lieferadresse Lieferungen Möglichkeiten Neuigkeiten Öffnungszeiten Passwort Passwörter Rechnung Rechnungen Rückgabe
    Rückgaben Rücksendung schnellste sendet Straße Straßen Tage Telefonnummer treue Umtausch unmöglich Verfügbarkeit
    Verpackung verschickt Versandkosten Verzeichnis Verzeichnisse Zahlungen Zeugnisse zurück zurücksetzen zuständig`,
  dutch: `aanmelden abonnement abonnementen account adressen bestelling bestellingen betaald betaling bezorgen bezorgd
    boeken brieven dagen doosje eigenaar facturen factuur gebruiker gebruikers gegevens geld gemakkelijk gereedheid
    hoeveelheden instellingen kamer kamers klant klanten klantenservice kortingscode leverbaar levering maken manen
    mogelijkheden nieuwe onbereikbaar ontvangen openbare opzeggen pakket pakketten producten rekening rekeningen
    retourneren ruilen schadelijk schoenen sturen telefoonnummers terugbetaling toegankelijkheid verzenden verzending
    vragen vriendelijk wachtwoord wachtwoorden wijzigen winkels zekerheid`,
};

function stemmerOf(code: string): (word: string) => string {
  const { stem } = languageOf(code);
  if (!stem) throw new Error(`no rules for ${code}`);
  return createStemmer(stem);
}

describe('stems are those of Snowball', () => {
  for (const [name, code] of [
    ['english', 'en'],
    ['german', 'de'],
    ['dutch', 'nl'],
  ] as const) {
    it(name, () => {
      const oracle = snowball.newStemmer(name);
      const stem = stemmerOf(code);
      const list = words[name].split(/\s+/);
      expect(Object.fromEntries(list.map((word) => [word, stem(fold(word))]))).toEqual(
        Object.fromEntries(list.map((word) => [word, fold(oracle.stem(word.toLowerCase()))])),
      );
    });
  }
});

// The accents that Snowball needs are the ones that people leave out. With and without them the stem must be the same,
// and forms of one word must meet; it need not be spelled as Snowball spells it.
const families: Record<string, string[][]> = {
  es: [
    ['devolución', 'devolucion', 'devoluciones'],
    ['contraseña', 'contraseñas', 'contrasena'],
    ['envío', 'envíos', 'envio', 'enviar', 'enviado', 'enviados'],
    ['pagar', 'pagado', 'pagos', 'pago'],
    ['cancelar', 'cancelación', 'cancelaciones', 'cancelado'],
    ['recibí', 'recibir', 'recibido', 'recibió', 'recibiendo'],
    ['rápidamente', 'rapidamente'],
    ['dirección', 'direcciones', 'direccion'],
  ],
  fr: [
    ['livraison', 'livraisons'],
    ['remboursement', 'remboursements', 'remboursé', 'rembourser', 'remboursée'],
    ['annuler', 'annulé', 'annulée', 'annulation', 'annulations'],
    ['commande', 'commandes', 'commander', 'commandé'],
    ['facture', 'factures', 'facturer'],
    ['oublié', 'oublie'],
    ['adresse', 'adresses'],
    ['rapidement', 'rapide', 'rapides'],
  ],
  pt: [
    ['devolução', 'devolucao', 'devoluções'],
    ['pagamento', 'pagamentos'],
    ['pagar', 'pago', 'pagos'],
    ['cancelar', 'cancelado', 'cancelada', 'cancelando'],
    ['endereço', 'endereços', 'endereco'],
    ['entrega', 'entregas', 'entregue', 'entregar'],
    ['configuração', 'configurações', 'configurar'],
  ],
  it: [
    ['rimborso', 'rimborsi', 'rimborsare', 'rimborsato'],
    ['ordine', 'ordini'],
    ['spedizione', 'spedizioni'],
    ['annullare', 'annullato', 'annullata', 'annullarlo'],
    ['fattura', 'fatture'],
    ['possibilità', 'possibilita'],
    ['pagamento', 'pagamenti', 'pagare', 'pagato'],
  ],
};

describe('forms of one word have one stem, with accents or without', () => {
  for (const [code, groups] of Object.entries(families)) {
    const stem = stemmerOf(code);
    it.each(groups)(`${code}: %s`, (...forms) => {
      expect(new Set(forms.map((form) => stem(fold(form)))).size).toBe(1);
    });
  }

  it('different words stay apart', () => {
    const stem = stemmerOf('es');
    expect(stem('compra')).not.toBe(stem('compartir'));
    expect(stem('pedido')).not.toBe(stem('pago'));
  });
});

it('does not choke on long or odd words', () => {
  for (const code of ['en', 'de', 'nl', 'fr', 'es', 'pt', 'it']) {
    const stem = stemmerOf(code);
    for (const word of [
      '',
      'a',
      'ss',
      'eed',
      'ing',
      'y'.repeat(500),
      'a'.repeat(500),
      'constructor',
      '__proto__',
    ]) {
      expect(typeof stem(word)).toBe('string');
    }
  }
});
