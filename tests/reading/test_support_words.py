"""Words for support and for debts: each names its deed, and none in another sense."""

from __future__ import annotations

import pytest

from caryatid.reading import load_document, read_document
from caryatid.terms.acts import GROUP_OF

_GROUPS = {"military_support", "financial_support", "political_support", "debt"}

_TOLD = [
    ("Rwanda sent 1,000 soldiers to Mozambique.", "troops"),
    ("France pulled its paratroopers out of Niger.", "troops"),
    ("The African Union agreed to a drawdown of troops in Somalia.", "troops"),
    ("Uganda refused Juba any more battalions.", "troops"),
    ("Turkey opened a base in Somalia in 2017.", "mil_presence"),
    ("Cuban commandos guarded the presidential palace in Luanda.", "mil_presence"),
    ("About 300 Russian instructors stayed in Bangui.", "mil_presence"),
    ("The last American soldiers left the country in May.", "mil_presence"),
    ("Moscow maintains a garrison in Transnistria.", "mil_presence"),
    ("Belarus supplied Khartoum with armoured vehicles and mortars.", "arms"),
    ("Tehran has been slipping rockets to the Houthis.", "arms"),
    ("Islamabad took delivery of Chinese frigates.", "arms"),
    ("Berlin froze the export of howitzers to Riyadh.", "arms"),
    ("Washington denied the generals any new helicopters.", "arms"),
    ("Jordan supplied the Iraqi police with radios and trucks.", "materiel_logistics"),
    ("Ukrainian mechanics overhauled Angolan jets.", "materiel_logistics"),
    ("Cairo airlifted Sudanese soldiers to Port Sudan.", "materiel_logistics"),
    ("London promised Kyiv generators and body armour.", "materiel_logistics"),
    ("Chadian officers receive training from France.", "training"),
    ("Berlin suspended the training of Malian soldiers.", "training"),
    ("British advisers taught the recruits how to shoot.", "training"),
    ("Bulgaria swapped notes with Ankara on the exiles.", "intelligence"),
    ("Paris cut off intelligence to Bamako.", "intelligence"),
    ("Serbian agents spied for Moscow.", "intelligence"),
    ("Azerbaijan and Turkey held joint drills near Nakhchivan.", "facilities_joint_ops"),
    ("Manila granted Washington access to four bases.", "facilities_joint_ops"),
    ("Rwanda gave sanctuary to the Burundian mutineers.", "territory_access"),
    ("Iran allowed transit of Afghan convoys.", "territory_access"),
    ("The bank in Beijing signed a loan of $2bn with Colombo.", "fin_loan"),
    ("Sri Lanka tapped a credit line from New Delhi.", "fin_loan"),
    ("The IMF held back the tranche from Pakistan.", "fin_loan"),
    ("Trafigura prepaid Chad for oil.", "fin_loan"),
    ("Riyadh covered the salaries of the Yemeni army.", "fin_grant"),
    ("Doha picked up the tab for Gaza's power plant.", "fin_grant"),
    ("The European Union slashed grants to Tunis.", "fin_grant"),
    ("The mayor of Tripoli received funds from Ankara.", "fin_grant"),
    ("Bags of cash from Tehran reached Kabul's palace.", "fin_grant"),
    ("Russia supplied gas to Moldova.", "fin_trade_invest"),
    ("Turkish firms won contracts in Libya.", "fin_trade_invest"),
    ("Shell sold its stake in the Nigerian field.", "fin_trade_invest"),
    ("Uzbekistan attracted investment from Seoul.", "fin_trade_invest"),
    ("The Paris Club rescheduled Ghana's loans.", "fin_debt_relief"),
    ("Riyadh gave Islamabad more time to pay.", "fin_debt_relief"),
    ("Berlin forgave what Khartoum owed.", "fin_debt_relief"),
    ("Beijing agreed to an extension of the deposit for Pakistan.", "fin_debt_relief"),
    ("Armenian firms helped Russian banks dodge the embargo.", "sanctions_evasion"),
    ("Brokers in Dubai disguised Iranian crude.", "sanctions_evasion"),
    ("Pyongyang flouted the sanctions for years.", "sanctions_evasion"),
    ("The UN provided Sudan's refugees with tents and blankets.", "humanitarian_aid"),
    ("Damascus blocked the flour for Idlib.", "humanitarian_aid"),
    ("China watered down the resolution on Myanmar.", "diplomatic_cover"),
    ("Pretoria shielded Harare from criticism.", "diplomatic_cover"),
    ("Havana provided political cover for Managua.", "diplomatic_cover"),
    ("Brussels regards the council as the legitimate authority of Libya.", "recognition"),
    ("Palau switched recognition to Beijing.", "recognition"),
    ("Erdogan wished Maduro success.", "rhetorical_support"),
    ("Lukashenko cabled congratulations to the Syrian president.", "rhetorical_support"),
    ("Putin called Orban a friend.", "rhetorical_support"),
    ("The Sandinista won praise from Havana.", "rhetorical_support"),
    ("Rabat offered Condé refuge.", "asylum_exit"),
    ("Minsk refused to extradite Bakiyev.", "asylum_exit"),
    ("Panama arranged safe passage for Cédras.", "asylum_exit"),
    ("Mexico granted Morales asylum.", "asylum_exit"),
    ("The court dismissed the petition against Kenyatta.", "institutional_support"),
    ("The electoral commission proclaimed Biya the winner.", "institutional_support"),
    ("Parliament voted to extend the mandate of Rajoelina.", "institutional_support"),
    ("The police stayed on the sidelines in Kyiv.", "loyalty"),
    ("The officer corps is solidly behind Sisi.", "loyalty"),
    ("Pretoria threw its weight behind Mugabe.", "assistance_unspecified"),
    ("Moscow left Yerevan in the lurch.", "assistance_unspecified"),
    ("Havana depends on Caracas.", "assistance_unspecified"),
    ("Ankara lost patience with Morsi.", "assistance_unspecified"),
    ("Maputo owes VTB $500m.", "debt_stock"),
    ("Kinshasa has run up debts to Beijing.", "debt_stock"),
    ("Angola repaid Chinese creditors in oil.", "debt_service_paid"),
    ("Kyiv made a coupon payment on its bonds.", "debt_service_paid"),
    ("Caracas keeps paying its bondholders.", "debt_service_paid"),
    ("Harare fell behind on its payments to the World Bank.", "debt_arrears"),
    ("Baghdad skipped a payment to Tehran.", "debt_arrears"),
    ("Lebanon stopped paying its bondholders.", "debt_default"),
    ("Accra suspended payments on its eurobonds.", "debt_default"),
    ("Ecuador slid into default.", "debt_default"),
    ("Kyiv asked bondholders for a haircut.", "debt_renegotiate"),
    ("Quito declared the bonds illegitimate.", "debt_repudiate"),
    ("The new rulers refused to honour the contracts of Tripoli.", "debt_repudiate"),
    ("Glencore impounded a Congolese cargo.", "collateral_seizure"),
    ("Luanda pledged its oil as collateral to Beijing.", "collateral_seizure"),
    ("Bondholders are jittery about Kenya's debt.", "creditor_concern"),
    ("Japanese lenders doubt Colombo's ability to pay.", "creditor_concern"),
    ("Moody's downgraded Tunisia's bonds.", "creditor_concern"),
]

_OTHER_SENSE = [
    "The foundation lent its name to a prize for young poets in Accra.",
    "The team withdrew from the tournament in Doha after two defeats.",
    "Chefs from Lyon supplied the banquet with cheese and pears.",
    "The orchestra in Lima held joint rehearsals with a choir.",
    "The airline sold its spare planes at an auction in Dallas.",
    "The tutor taught her pupils in Nairobi to dance.",
    "The bakery in Hanoi delivers bread before dawn.",
    "The museum in Cairo waived its entrance fee on Friday.",
    "The judge in Oslo recognised the song from his youth.",
    "The pianist wrote off his old car in Prague.",
    "Farmers near Kampala feed their goats on maize.",
    "The coach praised his goalkeeper after the match in Tunis.",
    "The library in Riga has extended its opening hours.",
    "The tree shelters the bench from the wind in Quito.",
    "The clock in the palace at Lisbon is overdue for repair.",
    "The player is on good terms with the club's creditors of goodwill.",
    "The software loads the page by default, said a shop in Minsk.",
    "The cyclist fell behind on the climb above Medellín.",
    "The hotel in Dakar honours all bookings made by telephone.",
    "The novel owes much to the tales of old Benin.",
    "Two zoos exchanged pandas for a season, Beijing said.",
    "The hunters train their dogs in the hills near Sofia.",
    "The singer backed out of a concert in Beirut.",
    "The restaurant was shored up with beams after the storm in Havana.",
    "Passengers in Manila were exposed to smoke.",
    "The chess player stood by the window in Baku.",
    "The bridge supports eight lanes of traffic in Istanbul.",
    "The tailor in Rabat cut the cloth to aid the fit.",
]


def acts(text: str) -> set[str]:
    document = load_document(text.encode(), name="sentence.txt")
    return {claim.act for claim in read_document(document, focus=None).claims}


@pytest.mark.parametrize(("text", "act"), _TOLD)
def test_words_name_their_deed(text: str, act: str) -> None:
    assert act in acts(text)


@pytest.mark.parametrize("text", _OTHER_SENSE)
def test_same_words_in_another_sense_name_none(text: str) -> None:
    assert not {GROUP_OF[act] for act in acts(text)} & _GROUPS
