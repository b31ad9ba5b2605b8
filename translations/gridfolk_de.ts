<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>LanguageModel</name>
    <message>
        <source>Own or local server</source>
        <translation>Eigener oder lokaler Server</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>Rehearsal · offline, no cost</source>
        <translation>Probe · offline, kostenlos</translation>
    </message>
</context>
<context>
    <name>ModelWords</name>
    <message>
        <source>Its price is not known; runs count tokens instead.</source>
        <translation>Der Preis ist unbekannt; Läufe zählen Tokens.</translation>
    </message>
    <message>
        <source>%1 in · %2 out per million tokens · about %3 for %4 decisions</source>
        <translation>%1 ein · %2 aus je Million Tokens · etwa %3 für %4 Entscheidungen</translation>
    </message>
    <message>
        <source>It was shut down on %1.</source>
        <translation>Es wurde am %1 abgeschaltet.</translation>
    </message>
    <message>
        <source>It will be shut down on %1.</source>
        <translation>Es wird am %1 abgeschaltet.</translation>
    </message>
    <message>
        <source>%1 follows it.</source>
        <translation>%1 folgt ihm.</translation>
    </message>
</context>
<context>
    <name>NewModel</name>
    <message>
        <source>Untitled model</source>
        <translation>Modell ohne Titel</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>There is no provider of language models called {provider}.</source>
        <translation>Es gibt keinen Anbieter von Sprachmodellen namens {provider}.</translation>
    </message>
    <message>
        <source>Choose one of: {known}. Rehearsal works without a network and without a key.</source>
        <translation>Wählen Sie einen von: {known}. Die Probe (rehearsal) braucht weder Netz noch Schlüssel.</translation>
    </message>
    <message>
        <source>The address of the language model is missing.</source>
        <translation>Die Adresse des Sprachmodells fehlt.</translation>
    </message>
    <message>
        <source>The address of the language model cannot be used: {reason}.</source>
        <translation>Die Adresse des Sprachmodells ist nicht zu gebrauchen: {reason}.</translation>
    </message>
    <message>
        <source>Give an address that starts with https://, or with http:// for this computer, and keep names and keys out of it.</source>
        <translation>Geben Sie eine Adresse an, die mit https:// beginnt, oder mit http:// für diesen Rechner, und lassen Sie Namen und Schlüssel heraus.</translation>
    </message>
    <message>
        <source>{provider} has no embeddings.</source>
        <translation>{provider} hat keine Einbettungen.</translation>
    </message>
    <message>
        <source>Choose gemini, openai or a compatible server for them.</source>
        <translation>Wählen Sie dafür gemini, openai oder einen kompatiblen Server.</translation>
    </message>
    <message>
        <source>No model is named for {address}.</source>
        <translation>Für {address} ist kein Modell genannt.</translation>
    </message>
    <message>
        <source>The next call might cost more than is left under the cap: {detail}</source>
        <translation>Der nächste Aufruf könnte mehr kosten, als unter der Obergrenze übrig ist: {detail}</translation>
    </message>
    <message>
        <source>Raise the cap and go on, switch to Rehearsal, or stop; the results so far are kept.</source>
        <translation>Heben Sie die Obergrenze an, wechseln Sie zur Probe oder hören Sie auf; die bisherigen Ergebnisse bleiben.</translation>
    </message>
    <message>
        <source>A call to a language model could not be written down ({detail}).</source>
        <translation>Ein Aufruf eines Sprachmodells konnte nicht aufgeschrieben werden ({detail}).</translation>
    </message>
    <message>
        <source>No call is made without it. Check the disk and the folder of the file, then press play.</source>
        <translation>Ohne das wird nichts aufgerufen. Prüfen Sie den Datenträger und den Ordner der Datei und drücken Sie auf Abspielen.</translation>
    </message>
    <message>
        <source>The table of models and prices cannot be read: {detail}.</source>
        <translation>Die Tabelle der Modelle und Preise ist nicht lesbar: {detail}.</translation>
    </message>
    <message>
        <source>Correct the table, or remove it to use the one of the program.</source>
        <translation>Berichtigen Sie die Tabelle, oder entfernen Sie sie, damit die des Programms gilt.</translation>
    </message>
    <message>
        <source>The model {model} was shut down on {date}.</source>
        <translation>Das Modell {model} wurde am {date} abgeschaltet.</translation>
    </message>
    <message>
        <source>[Use {successor} instead. ]Its provider may send calls elsewhere, at another price.</source>
        <translation>[Nehmen Sie stattdessen {successor}. ]Der Anbieter leitet Aufrufe vielleicht um, zu einem anderen Preis.</translation>
    </message>
    <message>
        <source>The model {model} will be shut down on {date}.</source>
        <translation>Das Modell {model} wird am {date} abgeschaltet.</translation>
    </message>
    <message>
        <source>[{successor} is to follow it. ]Runs that must be repeated later need their recording.</source>
        <translation>[{successor} soll ihm folgen. ]Läufe, die später wiederholt werden sollen, brauchen ihre Aufzeichnung.</translation>
    </message>
    <message>
        <source>There is no key for {host}.</source>
        <translation>Es gibt keinen Schlüssel für {host}.</translation>
    </message>
    <message>
        <source>Copy the key again, without anything around it.</source>
        <translation>Kopieren Sie den Schlüssel noch einmal, ohne etwas darum herum.</translation>
    </message>
    <message>
        <source>The language model[ {model}] did not answer in time.</source>
        <translation>Das Sprachmodell[ {model}] hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Press play to ask again; answers that came are kept. If it happens often, let fewer agents decide at once or choose a faster model.</source>
        <translation>Drücken Sie Abspielen, um wieder zu fragen; erhaltene Antworten bleiben. Geschieht es oft, lassen Sie weniger Agenten zugleich entscheiden oder wählen Sie ein schnelleres Modell.</translation>
    </message>
    <message>
        <source>The provider takes no more requests for now[ (status {status})][: {detail}]</source>
        <translation>Der Anbieter nimmt vorerst keine Anfragen mehr an[ (Status {status})][: {detail}]</translation>
    </message>
    <message>
        <source>Wait a minute and press play, or check the quota and the bill of your account.</source>
        <translation>Warten Sie eine Minute und drücken Sie Abspielen, oder prüfen Sie Kontingent und Rechnung Ihres Kontos.</translation>
    </message>
    <message>
        <source>The server of the language model failed[ (status {status})][: {detail}]</source>
        <translation>Der Server des Sprachmodells hat versagt[ (Status {status})][: {detail}]</translation>
    </message>
    <message>
        <source>This is on the provider&apos;s side. Press play to ask again.</source>
        <translation>Das liegt beim Anbieter. Drücken Sie Abspielen, um wieder zu fragen.</translation>
    </message>
    <message>
        <source>The model[ {model}] declined to answer[: {detail}]</source>
        <translation>Das Modell[ {model}] wollte nicht antworten[: {detail}]</translation>
    </message>
    <message>
        <source>Look at the prompt in the trace; reword the persona, or choose another model.</source>
        <translation>Sehen Sie sich den Prompt im Protokoll an; formulieren Sie die Persona um, oder wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>The provider does not accept the key[ (status {status})][: {detail}]</source>
        <translation>Der Anbieter nimmt den Schlüssel nicht an[ (Status {status})][: {detail}]</translation>
    </message>
    <message>
        <source>The server does not accept the request[ (status {status})][: {detail}]</source>
        <translation>Der Server nimmt die Anfrage nicht an[ (Status {status})][: {detail}]</translation>
    </message>
    <message>
        <source>What came back is not an answer of a language model[: {detail}]</source>
        <translation>Was zurückkam, ist keine Antwort eines Sprachmodells[: {detail}]</translation>
    </message>
    <message>
        <source>The call to the language model was cancelled.</source>
        <translation>Der Aufruf des Sprachmodells wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Press play to ask again; answers that came are kept.</source>
        <translation>Drücken Sie Abspielen, um wieder zu fragen; erhaltene Antworten bleiben.</translation>
    </message>
    <message>
        <source>The language model cannot be reached[: {detail}]</source>
        <translation>Das Sprachmodell ist nicht erreichbar[: {detail}]</translation>
    </message>
    <message>
        <source>Check the address, that the server runs, and the network. Press play to ask again, or choose Rehearsal.</source>
        <translation>Prüfen Sie die Adresse, ob der Server läuft, und das Netz. Drücken Sie Abspielen, um wieder zu fragen, oder wählen Sie die Probe.</translation>
    </message>
    <message>
        <source>The prompt or the answer is too large[: {detail}]</source>
        <translation>Der Prompt oder die Antwort ist zu groß[: {detail}]</translation>
    </message>
    <message>
        <source>Let the persona see and remember less, or choose a model with a larger window.</source>
        <translation>Lassen Sie die Persona weniger sehen und behalten, oder wählen Sie ein Modell mit größerem Fenster.</translation>
    </message>
    <message>
        <source>The recording has no reply for this decision[: {detail}].</source>
        <translation>Die Aufzeichnung hat keine Antwort für diese Entscheidung[: {detail}].</translation>
    </message>
    <message>
        <source>Allow new calls, or run the model exactly as it was recorded.</source>
        <translation>Erlauben Sie neue Aufrufe, oder lassen Sie das Modell genau so laufen, wie es aufgezeichnet wurde.</translation>
    </message>
    <message>
        <source>This agent has no persona, so there is no prompt.</source>
        <translation>Dieser Agent hat keine Persona, also gibt es keinen Prompt.</translation>
    </message>
    <message>
        <source>Choose an agent of a kind that has a persona.</source>
        <translation>Wählen Sie einen Agenten einer Art mit Persona.</translation>
    </message>
    <message>
        <source>A reply of the language model could not be used[: {detail}].</source>
        <translation>Eine Antwort des Sprachmodells war nicht zu gebrauchen[: {detail}].</translation>
    </message>
    <message>
        <source>It was sent back with this reason; see the attempts in the trace.</source>
        <translation>Sie wurde mit diesem Grund zurückgeschickt; siehe die Versuche im Protokoll.</translation>
    </message>
    <message>
        <source>{count} of {decisions} decisions got no usable reply from {model} and took the fallback.</source>
        <translation>{count} von {decisions} Entscheidungen bekamen keine brauchbare Antwort von {model} und nahmen den Ersatz.</translation>
    </message>
    <message>
        <source>The trace shows each reply and what was wrong with it. A larger model, fewer actions or a shorter prompt help.</source>
        <translation>Das Protokoll zeigt jede Antwort und was an ihr falsch war. Ein größeres Modell, weniger Aktionen oder ein kürzerer Prompt helfen.</translation>
    </message>
    <message>
        <source>The agent died before its turn came.</source>
        <translation>Der Agent starb, bevor er an der Reihe war.</translation>
    </message>
    <message>
        <source>Nothing to do: its decision had no effect.</source>
        <translation>Nichts zu tun: Seine Entscheidung hatte keine Wirkung.</translation>
    </message>
    <message>
        <source>The agent that the action was meant for was gone.</source>
        <translation>Der Agent, dem die Aktion galt, war nicht mehr da.</translation>
    </message>
    <message>
        <source>Nothing to do: the action had no effect.</source>
        <translation>Nichts zu tun: Die Aktion hatte keine Wirkung.</translation>
    </message>
    <message>
        <source>line {value}</source>
        <translation>Zeile {value}</translation>
    </message>
    <message>
        <source>column {value}</source>
        <translation>Spalte {value}</translation>
    </message>
    <message>
        <source>rule {value}</source>
        <translation>Regel {value}</translation>
    </message>
    <message>
        <source>tick {value}</source>
        <translation>Tick {value}</translation>
    </message>
    <message>
        <source>agent {value}</source>
        <translation>Agent {value}</translation>
    </message>
    <message>
        <source>Here [`{token}`][a {category}] is needed, but there is `{found}`.</source>
        <translation>Hier fehlt [`{token}`][{category}], stattdessen steht da `{found}`.</translation>
    </message>
    <message>
        <source>The line ends too early: [`{token}`][a {category}] is missing.</source>
        <translation>Die Zeile endet zu früh: Es fehlt [`{token}`][{category}].</translation>
    </message>
    <message>
        <source>Complete the line.</source>
        <translation>Vervollständigen Sie die Zeile.</translation>
    </message>
    <message>
        <source>The text is longer than {limit}.</source>
        <translation>Der Text ist länger als {limit}.</translation>
    </message>
    <message>
        <source>Split the rules among kinds, or make them shorter.</source>
        <translation>Verteilen Sie die Regeln auf Arten, oder kürzen Sie sie.</translation>
    </message>
    <message>
        <source>The text is nested more than {limit} levels deep.</source>
        <translation>Der Text ist mehr als {limit} Stufen tief verschachtelt.</translation>
    </message>
    <message>
        <source>Give a part of it a name of its own with `let` or `def`.</source>
        <translation>Geben Sie einem Teil mit `let` oder `def` einen eigenen Namen.</translation>
    </message>
    <message>
        <source>The text holds a character that cannot be shown.</source>
        <translation>Der Text enthält ein Zeichen, das nicht darstellbar ist.</translation>
    </message>
    <message>
        <source>Delete it; it often comes with text copied from elsewhere.</source>
        <translation>Löschen Sie es; es kommt oft mit Text, der von anderswo kopiert ist.</translation>
    </message>
    <message>
        <source>`{character}` has no meaning in rules.</source>
        <translation>`{character}` hat in Regeln keine Bedeutung.</translation>
    </message>
    <message>
        <source>After `\` in a text only n, t, &quot; and \ may follow.</source>
        <translation>Nach `\` dürfen in einem Text nur n, t, &quot; und \ folgen.</translation>
    </message>
    <message>
        <source>Write `\\` for a backslash.</source>
        <translation>Schreiben Sie `\\` für einen Rückstrich.</translation>
    </message>
    <message>
        <source>This line is indented differently from the lines that it belongs to.</source>
        <translation>Diese Zeile ist anders eingerückt als die Zeilen, zu denen sie gehört.</translation>
    </message>
    <message>
        <source>Indent it exactly as the line above that it follows, four spaces a level.</source>
        <translation>Rücken Sie sie genau so ein wie die Zeile darüber, der sie folgt, vier Leerzeichen je Stufe.</translation>
    </message>
    <message>
        <source>This line is indented, but no line above opens a block.</source>
        <translation>Diese Zeile ist eingerückt, aber keine Zeile darüber öffnet einen Block.</translation>
    </message>
    <message>
        <source>Remove the spaces at its start, or end the line above with `:`.</source>
        <translation>Entfernen Sie die Leerzeichen am Anfang, oder beenden Sie die Zeile darüber mit `:`.</translation>
    </message>
    <message>
        <source>The line is indented with tabs.</source>
        <translation>Die Zeile ist mit Tabulatoren eingerückt.</translation>
    </message>
    <message>
        <source>Use four spaces a level.</source>
        <translation>Nehmen Sie vier Leerzeichen je Stufe.</translation>
    </message>
    <message>
        <source>`{number}` is not a number.</source>
        <translation>`{number}` ist keine Zahl.</translation>
    </message>
    <message>
        <source>Write numbers like `12`, `0.5`, `1e-3` or `1_000`.</source>
        <translation>Schreiben Sie Zahlen wie `12`, `0.5`, `1e-3` oder `1_000`.</translation>
    </message>
    <message>
        <source>The number {number} is too large.</source>
        <translation>Die Zahl {number} ist zu groß.</translation>
    </message>
    <message>
        <source>Whole numbers go up to about 9·10¹⁸, others up to about 10³⁰⁸.</source>
        <translation>Ganze Zahlen reichen bis etwa 9·10¹⁸, andere bis etwa 10³⁰⁸.</translation>
    </message>
    <message>
        <source>The number must lie between {low} and {high}.</source>
        <translation>Die Zahl muss zwischen {low} und {high} liegen.</translation>
    </message>
    <message>
        <source>The text does not end on this line.</source>
        <translation>Der Text endet nicht auf dieser Zeile.</translation>
    </message>
    <message>
        <source>Close it with `&quot;`; a line break inside it is written `\n`.</source>
        <translation>Schließen Sie ihn mit `&quot;`; ein Zeilenumbruch darin schreibt sich `\n`.</translation>
    </message>
    <message>
        <source>Texts stand in double quotes.</source>
        <translation>Texte stehen in doppelten Anführungszeichen.</translation>
    </message>
    <message>
        <source>Use `&quot;` on both sides.</source>
        <translation>Nehmen Sie `&quot;` auf beiden Seiten.</translation>
    </message>
    <message>
        <source>The line should have ended before `{found}`.</source>
        <translation>Die Zeile hätte vor `{found}` enden sollen.</translation>
    </message>
    <message>
        <source>Remove the rest, or put it on a line of its own.</source>
        <translation>Entfernen Sie den Rest, oder setzen Sie ihn auf eine eigene Zeile.</translation>
    </message>
    <message>
        <source>Nothing follows this line.</source>
        <translation>Auf diese Zeile folgt nichts.</translation>
    </message>
    <message>
        <source>Write what is to be done below it, indented by four spaces, or `pass` for nothing.</source>
        <translation>Schreiben Sie darunter, um vier Leerzeichen eingerückt, was zu tun ist, oder `pass` für nichts.</translation>
    </message>
    <message>
        <source>`{found}` does not start a rule.</source>
        <translation>`{found}` beginnt keine Regel.</translation>
    </message>
    <message>
        <source>[Did you mean `{hint}`? ]A rule starts like `rule graze every step:`, an action like `action give():`, and what they do stands indented below.</source>
        <translation>[Meinten Sie `{hint}`? ]Eine Regel beginnt wie `rule graze every step:`, eine Aktion wie `action give():`, und was sie tun, steht eingerückt darunter.</translation>
    </message>
    <message>
        <source>`{name}` does not belong into this text.</source>
        <translation>`{name}` gehört nicht in diesen Text.</translation>
    </message>
    <message>
        <source>Kinds have rules and actions, cell layers have rules, and the model has functions (`def`), `setup:`, `before step:`, `after step:` and `stop when`.</source>
        <translation>Arten haben Regeln und Aktionen, Ebenen haben Regeln, und das Modell hat Funktionen (`def`), `setup:`, `before step:`, `after step:` und `stop when`.</translation>
    </message>
    <message>
        <source>`{name}` does not start a line here.</source>
        <translation>`{name}` kann hier keine Zeile beginnen.</translation>
    </message>
    <message>
        <source>`elif` and `else` follow an `if` with the same indentation; `if` and `for` stand on lines of their own.</source>
        <translation>`elif` und `else` folgen einem `if` mit gleicher Einrückung; `if` und `for` stehen auf eigenen Zeilen.</translation>
    </message>
    <message>
        <source>`… for … in …` may only stand alone between the brackets of a function, as in `mean(a.energy for a in Sheep)`.</source>
        <translation>`… for … in …` darf nur allein in den Klammern einer Funktion stehen, wie in `mean(a.energy for a in Sheep)`.</translation>
    </message>
    <message>
        <source>There is no `{name}`.</source>
        <translation>Es gibt kein `{name}`.</translation>
    </message>
    <message>
        <source>Write it out[: `{hint}`].</source>
        <translation>Schreiben Sie es aus[: `{hint}`].</translation>
    </message>
    <message>
        <source>This line only computes something and does nothing with it.</source>
        <translation>Diese Zeile berechnet nur etwas und tut nichts damit.</translation>
    </message>
    <message>
        <source>[Did you mean `{hint}`? ]Keep the value with `let name = …`, or remove the line.</source>
        <translation>[Meinten Sie `{hint}`? ]Behalten Sie den Wert mit `let name = …`, oder entfernen Sie die Zeile.</translation>
    </message>
    <message>
        <source>This comparison has too long a part in its middle.</source>
        <translation>Dieser Vergleich hat einen zu langen Teil in der Mitte.</translation>
    </message>
    <message>
        <source>Join two comparisons with `{hint}`.</source>
        <translation>Verbinden Sie zwei Vergleiche mit `{hint}`.</translation>
    </message>
    <message>
        <source>The middle of this comparison is random or changes something, and would be evaluated twice.</source>
        <translation>Die Mitte dieses Vergleichs ist zufällig oder ändert etwas und würde zweimal berechnet.</translation>
    </message>
    <message>
        <source>Keep it in a name first: `{hint} value = …`.</source>
        <translation>Geben Sie ihr zuerst einen Namen: `{hint} value = …`.</translation>
    </message>
    <message>
        <source>`{character}` has no partner.</source>
        <translation>`{character}` hat kein Gegenstück.</translation>
    </message>
    <message>
        <source>Values stand between braces; write a brace itself twice.</source>
        <translation>Werte stehen in geschweiften Klammern; eine Klammer selbst schreibt man zweimal.</translation>
    </message>
    <message>
        <source>`{name}` is not known here.</source>
        <translation>`{name}` ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>There is no function `{name}`.</source>
        <translation>Es gibt keine Funktion `{name}`.</translation>
    </message>
    <message>
        <source>`{function}` has no argument `{name}`.</source>
        <translation>`{function}` hat kein Argument `{name}`.</translation>
    </message>
    <message>
        <source>{kind} has no attribute `{name}`.</source>
        <translation>{kind} hat kein Attribut `{name}`.</translation>
    </message>
    <message>
        <source>There is no cell layer `{name}`.</source>
        <translation>Es gibt keine Ebene `{name}`.</translation>
    </message>
    <message>
        <source>`{name}` is not {expected}.</source>
        <translation>`{name}` ist nicht {expected}.</translation>
    </message>
    <message>
        <source>There is no type `{name}`.</source>
        <translation>Es gibt keinen Typ `{name}`.</translation>
    </message>
    <message>
        <source>[Did you mean `{hint}`? ]Types are int, float, bool, text, Cell and the names of kinds.</source>
        <translation>[Meinten Sie `{hint}`? ]Typen sind int, float, bool, text, Cell und die Namen der Arten.</translation>
    </message>
    <message>
        <source>There are two `{name}`.</source>
        <translation>`{name}` gibt es zweimal.</translation>
    </message>
    <message>
        <source>Rename one of them.</source>
        <translation>Benennen Sie eines um.</translation>
    </message>
    <message>
        <source>`{name}` already means something here ({meaning}).</source>
        <translation>`{name}` bedeutet hier schon etwas ({meaning}).</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>`{name}` is a function and needs brackets.</source>
        <translation>`{name}` ist eine Funktion und braucht Klammern.</translation>
    </message>
    <message>
        <source>Write `{hint}`.</source>
        <translation>Schreiben Sie `{hint}`.</translation>
    </message>
    <message>
        <source>Only functions can be followed by brackets.</source>
        <translation>Nur Funktionen können Klammern folgen.</translation>
    </message>
    <message>
        <source>For multiplication write `*`.</source>
        <translation>Zum Malnehmen schreiben Sie `*`.</translation>
    </message>
    <message>
        <source>`{name}` has no value yet when this is computed.</source>
        <translation>`{name}` hat noch keinen Wert, wenn dies berechnet wird.</translation>
    </message>
    <message>
        <source>Values are set from top to bottom: move `{name}` above this one.</source>
        <translation>Werte werden von oben nach unten gesetzt: Schieben Sie `{name}` darüber.</translation>
    </message>
    <message>
        <source>Not all kinds have `{name}`: it is missing in {kinds}.</source>
        <translation>Nicht alle Arten haben `{name}`: Es fehlt bei {kinds}.</translation>
    </message>
    <message>
        <source>Choose one kind, as in `neighbors(Sheep)`, or test first with `{hint}`.</source>
        <translation>Wählen Sie eine Art, wie in `neighbors(Sheep)`, oder prüfen Sie zuerst mit `{hint}`.</translation>
    </message>
    <message>
        <source>`{name}` has different types in different kinds.</source>
        <translation>`{name}` hat in verschiedenen Arten verschiedene Typen.</translation>
    </message>
    <message>
        <source>Choose one kind, as in `neighbors(Sheep)`.</source>
        <translation>Wählen Sie eine Art, wie in `neighbors(Sheep)`.</translation>
    </message>
    <message>
        <source>`{name}` belongs to single agents or cells, but this is a set of them.</source>
        <translation>`{name}` gehört zu einzelnen Agenten oder Zellen, aber dies ist eine Menge davon.</translation>
    </message>
    <message>
        <source>Take them one by one[: `mean({hint})`].</source>
        <translation>Nehmen Sie sie einzeln[: `mean({hint})`].</translation>
    </message>
    <message>
        <source>A value of type {found} has no `{name}`.</source>
        <translation>Ein Wert vom Typ {found} hat kein `{name}`.</translation>
    </message>
    <message>
        <source>`{name}` needs an agent or a cell that acts, and here there is none.</source>
        <translation>`{name}` braucht einen Agenten oder eine Zelle, die handelt, und hier gibt es keine.</translation>
    </message>
    <message>
        <source>Take agents from a set, as in `for a in Sheep:`, or move this into a rule of a kind.</source>
        <translation>Nehmen Sie Agenten aus einer Menge, wie in `for a in Sheep:`, oder setzen Sie dies in eine Regel einer Art.</translation>
    </message>
    <message>
        <source>Here the name of a kind is needed.</source>
        <translation>Hier wird der Name einer Art gebraucht.</translation>
    </message>
    <message>
        <source>Here {expected} is needed, but this is {found}.</source>
        <translation>Hier wird {expected} gebraucht, aber dies ist {found}.</translation>
    </message>
    <message>
        <source>This gives no value.</source>
        <translation>Das ergibt keinen Wert.</translation>
    </message>
    <message>
        <source>Use it as a line of its own.</source>
        <translation>Setzen Sie es auf eine eigene Zeile.</translation>
    </message>
    <message>
        <source>A {found} cannot be kept or compared.</source>
        <translation>{found} lässt sich nicht aufbewahren oder vergleichen.</translation>
    </message>
    <message>
        <source>Count it, go through it with `for`, or pick one[ with `{hint}`].</source>
        <translation>Zählen Sie es, gehen Sie es mit `for` durch, oder wählen Sie eines aus[ mit `{hint}`].</translation>
    </message>
    <message>
        <source>Here agents or cells are needed, but this is {found}.</source>
        <translation>Hier werden Agenten oder Zellen gebraucht, aber dies ist {found}.</translation>
    </message>
    <message>
        <source>Use a kind&apos;s name, `agents`, `cells` or something like `{hint}`.</source>
        <translation>Nehmen Sie den Namen einer Art, `agents`, `cells` oder etwas wie `{hint}`.</translation>
    </message>
    <message>
        <source>`{name}` needs to know which value to take from each.</source>
        <translation>`{name}` muss wissen, welcher Wert von jedem zu nehmen ist.</translation>
    </message>
    <message>
        <source>`{name}` takes the agents or cells themselves.</source>
        <translation>`{name}` nimmt die Agenten oder Zellen selbst.</translation>
    </message>
    <message>
        <source>`{name}` is a whole number, and half of it may not be one.</source>
        <translation>`{name}` ist eine ganze Zahl, und die Hälfte davon vielleicht nicht.</translation>
    </message>
    <message>
        <source>Write `{hint}`, or make the attribute a float.</source>
        <translation>Schreiben Sie `{hint}`, oder machen Sie das Attribut zu float.</translation>
    </message>
    <message>
        <source>`{name}` was given {found} values, which does not fit.</source>
        <translation>`{name}` hat {found} Werte bekommen, das passt nicht.</translation>
    </message>
    <message>
        <source>It is used like this: `{hint}`.</source>
        <translation>So wird es verwendet: `{hint}`.</translation>
    </message>
    <message>
        <source>`{name}` is given twice.</source>
        <translation>`{name}` ist zweimal angegeben.</translation>
    </message>
    <message>
        <source>Remove one of the two.</source>
        <translation>Entfernen Sie eines von beiden.</translation>
    </message>
    <message>
        <source>This value needs the name of what it is for.</source>
        <translation>Dieser Wert braucht den Namen dessen, wofür er ist.</translation>
    </message>
    <message>
        <source>[Write `{hint}` or `attribute=…`.]</source>
        <translation>[Schreiben Sie `{hint}` oder `attribute=…`.]</translation>
    </message>
    <message>
        <source>`{name}` cannot be changed by a rule.</source>
        <translation>Eine Regel kann `{name}` nicht ändern.</translation>
    </message>
    <message>
        <source>Rules change attributes, cell layers and names made with `let`. Keep a changed copy with `let`.</source>
        <translation>Regeln ändern Attribute, Ebenen und Namen, die mit `let` gemacht sind. Bewahren Sie mit `let` eine geänderte Kopie auf.</translation>
    </message>
    <message>
        <source>`{name}` changes the world, which is not possible here.</source>
        <translation>`{name}` ändert die Welt, das ist hier nicht möglich.</translation>
    </message>
    <message>
        <source>Conditions, metrics and values in forms only read; the rule of a cell changes only its own cell. Move the change into a line of a rule.</source>
        <translation>Bedingungen, Messgrößen und Werte in Formularen lesen nur; die Regel einer Zelle ändert nur ihre eigene Zelle. Setzen Sie die Änderung in eine Zeile einer Regel.</translation>
    </message>
    <message>
        <source>`require` comes after something was changed.</source>
        <translation>`require` kommt, nachdem etwas geändert wurde.</translation>
    </message>
    <message>
        <source>Put all `require` lines at the top of an action, so that a refused action has no effect.</source>
        <translation>Setzen Sie alle `require`-Zeilen an den Anfang einer Aktion, damit eine abgelehnte Aktion nichts bewirkt.</translation>
    </message>
    <message>
        <source>`require` belongs at the top of an action.</source>
        <translation>`require` gehört an den Anfang einer Aktion.</translation>
    </message>
    <message>
        <source>Move it above all other lines of the action; in a rule use `if`.</source>
        <translation>Setzen Sie es über alle anderen Zeilen der Aktion; in einer Regel nehmen Sie `if`.</translation>
    </message>
    <message>
        <source>`{name}` leads back to this function, so it might never end.</source>
        <translation>`{name}` führt zu dieser Funktion zurück, sie könnte also nie enden.</translation>
    </message>
    <message>
        <source>Use `for` instead.</source>
        <translation>Nehmen Sie stattdessen `for`.</translation>
    </message>
    <message>
        <source>Only functions with a result (`-&gt; type`) return a value.</source>
        <translation>Nur Funktionen mit einem Ergebnis (`-&gt; type`) geben einen Wert zurück.</translation>
    </message>
    <message>
        <source>Write `return` alone.</source>
        <translation>Schreiben Sie `return` allein.</translation>
    </message>
    <message>
        <source>This function promises {expected}, but not every way through it returns one.</source>
        <translation>Diese Funktion verspricht {expected}, aber nicht jeder Weg durch sie gibt eines zurück.</translation>
    </message>
    <message>
        <source>End it with `return …`.</source>
        <translation>Beenden Sie sie mit `return …`.</translation>
    </message>
    <message>
        <source>`{name}` may be nobody when it is read.</source>
        <translation>`{name}` ist vielleicht nobody, wenn es gelesen wird.</translation>
    </message>
    <message>
        <source>Test it first[: `{hint}`]. If it is nobody, the run pauses here.</source>
        <translation>Prüfen Sie es zuerst[: `{hint}`]. Ist es nobody, hält der Lauf hier an.</translation>
    </message>
    <message>
        <source>`every … steps` needs a whole number of at least 1.</source>
        <translation>`every … steps` braucht eine ganze Zahl, mindestens 1.</translation>
    </message>
    <message>
        <source>Write it as a number, such as `every 5 steps`.</source>
        <translation>Schreiben Sie sie als Zahl, etwa `every 5 steps`.</translation>
    </message>
    <message>
        <source>Cells are not born, do not die and have no stages.</source>
        <translation>Zellen werden nicht geboren, sterben nicht und haben keine Phasen.</translation>
    </message>
    <message>
        <source>Use `{hint}`.</source>
        <translation>Nehmen Sie `{hint}`.</translation>
    </message>
    <message>
        <source>There are more than {limit} parameters.</source>
        <translation>Es gibt mehr als {limit} Parameter.</translation>
    </message>
    <message>
        <source>This cannot be said of `{name}`.</source>
        <translation>Das lässt sich von `{name}` nicht sagen.</translation>
    </message>
    <message>
        <source>`within` belongs to agents, `in low..high` to numbers and `up to` to texts, and all of them to actions.</source>
        <translation>`within` gehört zu Agenten, `in low..high` zu Zahlen und `up to` zu Texten, und alle zu Aktionen.</translation>
    </message>
    <message>
        <source>The rule is meant for the stage “{name}”, but agents do not take turns stage by stage.</source>
        <translation>Die Regel ist für die Phase „{name}“ gedacht, aber Agenten sind nicht Phase für Phase an der Reihe.</translation>
    </message>
    <message>
        <source>Choose the schedule “stage by stage” and name its stages, or write `every step`.</source>
        <translation>Wählen Sie die Reihenfolge „Phase für Phase“ und benennen Sie ihre Phasen, oder schreiben Sie `every step`.</translation>
    </message>
    <message>
        <source>There is no stage “{name}”.</source>
        <translation>Es gibt keine Phase „{name}“.</translation>
    </message>
    <message>
        <source>[Did you mean “{hint}”? ]Add it to the stages of the schedule.</source>
        <translation>[Meinten Sie „{hint}“? ]Fügen Sie sie den Phasen der Reihenfolge hinzu.</translation>
    </message>
    <message>
        <source>An action cannot be given a {found}, as `{name}` is.</source>
        <translation>Einer Aktion kann man kein {found} geben, wie `{name}` eines ist.</translation>
    </message>
    <message>
        <source>Use an agent, a number, a bool, a text or `one of …`.</source>
        <translation>Nehmen Sie einen Agenten, eine Zahl, ein bool, einen Text oder `one of …`.</translation>
    </message>
    <message>
        <source>A world of {width} × {height} cells is not possible.</source>
        <translation>Eine Welt von {width} × {height} Zellen ist nicht möglich.</translation>
    </message>
    <message>
        <source>Both sides must lie between 1 and {limit}.</source>
        <translation>Beide Seiten müssen zwischen 1 und {limit} liegen.</translation>
    </message>
    <message>
        <source>`{name}` must be at least {low}.</source>
        <translation>`{name}` muss mindestens {low} sein.</translation>
    </message>
    <message>
        <source>`{name}` cannot be a name.</source>
        <translation>`{name}` kann kein Name sein.</translation>
    </message>
    <message>
        <source>Names consist of the letters a–z and A–Z, digits and underscores, and do not start with a digit.</source>
        <translation>Namen bestehen aus den Buchstaben a–z und A–Z, Ziffern und Unterstrichen und beginnen nicht mit einer Ziffer.</translation>
    </message>
    <message>
        <source>`{name}` already means something else in this model ({meaning}).</source>
        <translation>`{name}` bedeutet in diesem Modell schon etwas anderes ({meaning}).</translation>
    </message>
    <message>
        <source>There are more than {limit} categories.</source>
        <translation>Es gibt mehr als {limit} Kategorien.</translation>
    </message>
    <message>
        <source>Join some of them, or use whole numbers in their place.</source>
        <translation>Fassen Sie einige zusammen oder verwenden Sie stattdessen ganze Zahlen.</translation>
    </message>
    <message>
        <source>The list of categories is empty.</source>
        <translation>Die Liste der Kategorien ist leer.</translation>
    </message>
    <message>
        <source>Name at least one.</source>
        <translation>Nennen Sie mindestens eine.</translation>
    </message>
    <message>
        <source>The cell layer `{name}` cannot hold this type.</source>
        <translation>Die Ebene `{name}` kann diesen Typ nicht enthalten.</translation>
    </message>
    <message>
        <source>Cells hold bool, int, float or categories.</source>
        <translation>Zellen enthalten bool, int, float oder Kategorien.</translation>
    </message>
    <message>
        <source>The cell layer `{name}` is painted for {found} cells, but the world has {expected}.</source>
        <translation>Die Ebene `{name}` ist für {found} Zellen gemalt, aber die Welt hat {expected}.</translation>
    </message>
    <message>
        <source>Clear the painting, or set the world back to its old size.</source>
        <translation>Löschen Sie das Gemalte, oder geben Sie der Welt ihre alte Größe zurück.</translation>
    </message>
    <message>
        <source>The cell layer `{name}` has the value {value} at ({x}, {y}), which does not fit its type.</source>
        <translation>Die Ebene `{name}` hat bei ({x}, {y}) den Wert {value}, der nicht zu ihrem Typ passt.</translation>
    </message>
    <message>
        <source>Paint this cell again.</source>
        <translation>Malen Sie diese Zelle neu.</translation>
    </message>
    <message>
        <source>A {name} is placed at ({x}, {y}), outside the world.</source>
        <translation>{name} steht bei ({x}, {y}), außerhalb der Welt.</translation>
    </message>
    <message>
        <source>Remove it, or make the world larger.</source>
        <translation>Entfernen Sie den Agenten, oder vergrößern Sie die Welt.</translation>
    </message>
    <message>
        <source>More agents are placed at ({x}, {y}) than the {capacity} that fit on a cell.</source>
        <translation>Bei ({x}, {y}) stehen mehr Agenten als die {capacity}, die auf eine Zelle passen.</translation>
    </message>
    <message>
        <source>Remove some of them, or raise the capacity.</source>
        <translation>Entfernen Sie einige, oder erhöhen Sie die Fassung.</translation>
    </message>
    <message>
        <source>There is no kind `{name}`.</source>
        <translation>Es gibt keine Art `{name}`.</translation>
    </message>
    <message>
        <source>There is no attribute `{name}`.</source>
        <translation>Es gibt kein Attribut `{name}`.</translation>
    </message>
    <message>
        <source>There is no metric `{name}` for this chart.</source>
        <translation>Es gibt keine Messgröße `{name}` für dieses Diagramm.</translation>
    </message>
    <message>
        <source>There is no action `{name}`.</source>
        <translation>Es gibt keine Aktion `{name}`.</translation>
    </message>
    <message>
        <source>[Did you mean `{hint}`? ]Built in are wait, move and speak; others are written in the kind&apos;s rules.</source>
        <translation>[Meinten Sie `{hint}`? ]Eingebaut sind wait, move und speak; andere stehen in den Regeln der Art.</translation>
    </message>
    <message>
        <source>There is no style `{name}`.</source>
        <translation>Es gibt keinen Stil `{name}`.</translation>
    </message>
    <message>
        <source>Use `direct` or `think`.</source>
        <translation>Nehmen Sie `direct` oder `think`.</translation>
    </message>
    <message>
        <source>The trait `{name}` needs a weight above 0 for each of its words.</source>
        <translation>Das Merkmal `{name}` braucht für jedes seiner Wörter ein Gewicht über 0.</translation>
    </message>
    <message>
        <source>The bins of `{name}` cannot be used.</source>
        <translation>Die Klassen von `{name}` sind nicht brauchbar.</translation>
    </message>
    <message>
        <source>[Did you mean `{hint}`? ]Name something that the persona sees, shows or has as a trait, and give edges that rise.</source>
        <translation>[Meinten Sie `{hint}`? ]Nennen Sie etwas, das die Persona sieht, zeigt oder als Merkmal hat, und geben Sie steigende Grenzen an.</translation>
    </message>
    <message>
        <source>The parameter `{name}` cannot have this type.</source>
        <translation>Der Parameter `{name}` kann diesen Typ nicht haben.</translation>
    </message>
    <message>
        <source>Parameters are bool, int or float.</source>
        <translation>Parameter sind bool, int oder float.</translation>
    </message>
    <message>
        <source>The parameter `{name}` cannot have the value {value}.</source>
        <translation>Der Parameter `{name}` kann den Wert {value} nicht haben.</translation>
    </message>
    <message>
        <source>Use a number of its type.</source>
        <translation>Nehmen Sie eine Zahl seines Typs.</translation>
    </message>
    <message>
        <source>The range of `{name}` goes from {low} to {high}, which holds nothing.</source>
        <translation>Der Bereich von `{name}` reicht von {low} bis {high}, und darin liegt nichts.</translation>
    </message>
    <message>
        <source>The first must be the smaller one.</source>
        <translation>Der erste Wert muss der kleinere sein.</translation>
    </message>
    <message>
        <source>The value {value} of `{name}` lies outside its range {low} to {high}.</source>
        <translation>Der Wert {value} von `{name}` liegt außerhalb seines Bereichs {low} bis {high}.</translation>
    </message>
    <message>
        <source>The slider cannot show it; change the value or the range.</source>
        <translation>Der Regler kann ihn nicht zeigen; ändern Sie den Wert oder den Bereich.</translation>
    </message>
    <message>
        <source>The run was paused in the middle of a tick.</source>
        <translation>Der Lauf wurde mitten in einem Tick angehalten.</translation>
    </message>
    <message>
        <source>Nothing is lost: the world is as it was at the end of the last tick.</source>
        <translation>Nichts ist verloren: Die Welt ist, wie sie am Ende des letzten Ticks war.</translation>
    </message>
    <message>
        <source>A rule divides by zero.</source>
        <translation>Eine Regel teilt durch null.</translation>
    </message>
    <message>
        <source>Test the divisor first: `if count(neighbors()) &gt; 0:`. The run is paused; everything up to the last tick is kept.</source>
        <translation>Prüfen Sie zuerst den Teiler: `if count(neighbors()) &gt; 0:`. Der Lauf ist angehalten; alles bis zum letzten Tick ist erhalten.</translation>
    </message>
    <message>
        <source>A whole number became too large to be held (more than 9·10¹⁸).</source>
        <translation>Eine ganze Zahl wurde zu groß (mehr als 9·10¹⁸).</translation>
    </message>
    <message>
        <source>Use a float attribute, or keep the number within bounds with min() and max().</source>
        <translation>Nehmen Sie ein float-Attribut, oder halten Sie die Zahl mit min() und max() in Grenzen.</translation>
    </message>
    <message>
        <source>A whole number is raised to a negative power.</source>
        <translation>Eine ganze Zahl wird mit einer negativen Zahl potenziert.</translation>
    </message>
    <message>
        <source>Use a float: `2.0 ** n`.</source>
        <translation>Nehmen Sie ein float: `2.0 ** n`.</translation>
    </message>
    <message>
        <source>A calculation has no result, such as the root of a negative number.</source>
        <translation>Eine Rechnung hat kein Ergebnis, wie die Wurzel einer negativen Zahl.</translation>
    </message>
    <message>
        <source>Test the value before it is used. The run is paused; everything up to the last tick is kept.</source>
        <translation>Prüfen Sie den Wert, bevor er verwendet wird. Der Lauf ist angehalten; alles bis zum letzten Tick ist erhalten.</translation>
    </message>
    <message>
        <source>A rule reads from `nobody`: there was no such agent.</source>
        <translation>Eine Regel liest von `nobody`: Es gab keinen solchen Agenten.</translation>
    </message>
    <message>
        <source>Test first: `if other is not nobody:`.</source>
        <translation>Prüfen Sie zuerst: `if other is not nobody:`.</translation>
    </message>
    <message>
        <source>A rule reads from an agent that has died.</source>
        <translation>Eine Regel liest von einem Agenten, der gestorben ist.</translation>
    </message>
    <message>
        <source>Test first: `if other is not nobody:` also holds back from the dead.</source>
        <translation>Prüfen Sie zuerst: `if other is not nobody:` schließt auch die Toten aus.</translation>
    </message>
    <message>
        <source>A rule reads an attribute that agents of the kind {kind} do not have.</source>
        <translation>Eine Regel liest ein Attribut, das Agenten der Art {kind} nicht haben.</translation>
    </message>
    <message>
        <source>Name the kind in the query: `neighbors(Sheep)`.</source>
        <translation>Nennen Sie in der Abfrage die Art: `neighbors(Sheep)`.</translation>
    </message>
    <message>
        <source>A cell is to be chosen from an empty set.</source>
        <translation>Aus einer leeren Menge soll eine Zelle gewählt werden.</translation>
    </message>
    <message>
        <source>Make sure that the set has a cell, for example with a count() before.</source>
        <translation>Sorgen Sie dafür, dass die Menge eine Zelle hat, etwa mit einem count() davor.</translation>
    </message>
    <message>
        <source>A mean, minimum or maximum is taken of nothing.</source>
        <translation>Von nichts wird ein Mittel, Minimum oder Maximum genommen.</translation>
    </message>
    <message>
        <source>Test first that the set has elements: `if count(…) &gt; 0:`.</source>
        <translation>Prüfen Sie zuerst, ob die Menge etwas enthält: `if count(…) &gt; 0:`.</translation>
    </message>
    <message>
        <source>A random number is wanted between {low} and {high}, but there is none.</source>
        <translation>Gesucht ist eine Zufallszahl zwischen {low} und {high}, aber es gibt keine.</translation>
    </message>
    <message>
        <source>The first bound must not be larger than the second.</source>
        <translation>Die erste Grenze darf nicht größer sein als die zweite.</translation>
    </message>
    <message>
        <source>A weight of a weighted choice is negative or infinite.</source>
        <translation>Ein Gewicht einer gewichteten Wahl ist negativ oder unendlich.</translation>
    </message>
    <message>
        <source>Give weights of 0 or more: `max(0, …)`.</source>
        <translation>Geben Sie Gewichte von mindestens 0: `max(0, …)`.</translation>
    </message>
    <message>
        <source>A quantile is wanted at {q}.</source>
        <translation>Gesucht ist ein Quantil bei {q}.</translation>
    </message>
    <message>
        <source>The share must be between 0 and 1; 0.9 is the ninth decile.</source>
        <translation>Der Anteil muss zwischen 0 und 1 liegen; 0.9 ist das neunte Dezil.</translation>
    </message>
    <message>
        <source>A layer is to spread or lose the share {share} in a tick.</source>
        <translation>Eine Ebene soll in einem Tick den Anteil {share} ausbreiten oder verlieren.</translation>
    </message>
    <message>
        <source>The share must be between 0 (nothing) and 1 (everything).</source>
        <translation>Der Anteil muss zwischen 0 (nichts) und 1 (alles) liegen.</translation>
    </message>
    <message>
        <source>There is no cell in this direction from {x}, {y}: the grid ends there.</source>
        <translation>In dieser Richtung liegt von {x}, {y} aus keine Zelle: Das Gitter endet dort.</translation>
    </message>
    <message>
        <source>Turn before the edge, or make the world a torus.</source>
        <translation>Drehen Sie vor dem Rand um, oder machen Sie die Welt zum Torus.</translation>
    </message>
    <message>
        <source>A Poisson number is wanted with the mean {mean}.</source>
        <translation>Gesucht ist eine Poisson-Zahl mit dem Mittel {mean}.</translation>
    </message>
    <message>
        <source>The mean must be between 0 and 10 000 000.</source>
        <translation>Das Mittel muss zwischen 0 und 10 000 000 liegen.</translation>
    </message>
    <message>
        <source>A neighborhood of radius {radius} is asked for.</source>
        <translation>Gesucht ist eine Nachbarschaft mit dem Radius {radius}.</translation>
    </message>
    <message>
        <source>The radius must be between 0 and {limit} cells.</source>
        <translation>Der Radius muss zwischen 0 und {limit} Zellen liegen.</translation>
    </message>
    <message>
        <source>An empty cell is wanted, but every cell is taken.</source>
        <translation>Gesucht ist eine leere Zelle, aber jede Zelle ist besetzt.</translation>
    </message>
    <message>
        <source>Place fewer agents, or make the grid larger.</source>
        <translation>Setzen Sie weniger Agenten, oder vergrößern Sie das Gitter.</translation>
    </message>
    <message>
        <source>There is no cell at {x}, {y}: that is outside the grid.</source>
        <translation>Bei {x}, {y} gibt es keine Zelle: Das liegt außerhalb des Gitters.</translation>
    </message>
    <message>
        <source>Keep the coordinates between 0 and the width or height less one, or make the world a torus.</source>
        <translation>Halten Sie die Koordinaten zwischen 0 und der Breite oder Höhe weniger eins, oder machen Sie die Welt zum Torus.</translation>
    </message>
    <message>
        <source>A rule takes too long: 20 million loop steps in one turn.</source>
        <translation>Eine Regel dauert zu lange: 20 Millionen Schleifenschritte in einem Zug.</translation>
    </message>
    <message>
        <source>Look for a loop over all cells or agents inside another one.</source>
        <translation>Suchen Sie nach einer Schleife über alle Zellen oder Agenten innerhalb einer anderen.</translation>
    </message>
    <message>
        <source>Births or deaths set off one another without an end.</source>
        <translation>Geburten oder Tode lösen einander ohne Ende aus.</translation>
    </message>
    <message>
        <source>Check the rules `on birth` and `on death`: they must not create or end agents that set them off again.</source>
        <translation>Prüfen Sie die Regeln `on birth` und `on death`: Sie dürfen keine Agenten erzeugen oder beenden, die sie wieder auslösen.</translation>
    </message>
    <message>
        <source>{wanted} agents of the kind {kind} are to be placed, but there is room for {placed} only.</source>
        <translation>{wanted} Agenten der Art {kind} sollen gesetzt werden, aber es ist nur Platz für {placed}.</translation>
    </message>
    <message>
        <source>Make the grid larger, allow more agents on a cell, or place fewer.</source>
        <translation>Vergrößern Sie das Gitter, lassen Sie mehr Agenten auf eine Zelle, oder setzen Sie weniger.</translation>
    </message>
    <message>
        <source>{count} agents of the kind {kind} are to be placed.</source>
        <translation>{count} Agenten der Art {kind} sollen gesetzt werden.</translation>
    </message>
    <message>
        <source>The number must be between 0 and 50 000 000.</source>
        <translation>Die Zahl muss zwischen 0 und 50 000 000 liegen.</translation>
    </message>
    <message>
        <source>The model has no parameter {name}.</source>
        <translation>Das Modell hat keinen Parameter {name}.</translation>
    </message>
    <message>
        <source>Check the spelling; the parameters are listed by `gridfolk-cli show`.</source>
        <translation>Prüfen Sie die Schreibweise; `gridfolk-cli show` listet die Parameter auf.</translation>
    </message>
    <message>
        <source>The parameter {name} cannot be {value}.</source>
        <translation>Der Parameter {name} kann nicht {value} sein.</translation>
    </message>
    <message>
        <source>Give a whole number for whole-number parameters, and 0 or 1 for switches.</source>
        <translation>Geben Sie für ganzzahlige Parameter eine ganze Zahl an, für Schalter 0 oder 1.</translation>
    </message>
    <message>
        <source>Agent {agent} is no longer alive.</source>
        <translation>Agent {agent} lebt nicht mehr.</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>There is no cell {x}, {y}.</source>
        <translation>Es gibt keine Zelle {x}, {y}.</translation>
    </message>
    <message>
        <source>Choose one on the grid.</source>
        <translation>Wählen Sie eine auf dem Gitter.</translation>
    </message>
    <message>
        <source>{text}</source>
        <translation>{text}</translation>
    </message>
    <message>
        <source>The edge of the world is there.</source>
        <translation>Dort ist der Rand der Welt.</translation>
    </message>
    <message>
        <source>That cell is full.</source>
        <translation>Diese Zelle ist voll.</translation>
    </message>
    <message>
        <source>`--set {text}` is not NAME=VALUE.</source>
        <translation>`--set {text}` ist nicht NAME=WERT.</translation>
    </message>
    <message>
        <source>Give a parameter and a number, as in `--set wolves=50`.</source>
        <translation>Geben Sie einen Parameter und eine Zahl an, wie in `--set wolves=50`.</translation>
    </message>
    <message>
        <source>The project {file} has no run yet.</source>
        <translation>Das Projekt {file} hat noch keinen Lauf.</translation>
    </message>
    <message>
        <source>Make one with `gridfolk-cli run MODEL --save {file}` or in the studio.</source>
        <translation>Machen Sie einen mit `gridfolk-cli run MODELL --save {file}` oder im Studio.</translation>
    </message>
    <message>
        <source>The model file cannot be read: something at this place is not valid JSON.</source>
        <translation>Die Modelldatei ist nicht lesbar: An dieser Stelle steht etwas, das kein gültiges JSON ist.</translation>
    </message>
    <message>
        <source>Look for a missing or extra comma, quotation mark or bracket just before this place. If this is not a Gridfolk model, choose another file.</source>
        <translation>Suchen Sie kurz vor dieser Stelle nach einem fehlenden oder überzähligen Komma, Anführungszeichen oder einer Klammer. Ist dies kein Gridfolk-Modell, wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>The model file ends in the middle: its last part is missing.</source>
        <translation>Die Modelldatei endet mittendrin: Ihr letzter Teil fehlt.</translation>
    </message>
    <message>
        <source>Copy or download the file again, or open a backup.</source>
        <translation>Kopieren oder laden Sie die Datei noch einmal, oder öffnen Sie eine Sicherung.</translation>
    </message>
    <message>
        <source>The number {value} in the model file is too large for the program.</source>
        <translation>Die Zahl {value} in der Modelldatei ist zu groß für das Programm.</translation>
    </message>
    <message>
        <source>Use a number between -1.7e308 and 1.7e308.</source>
        <translation>Nehmen Sie eine Zahl zwischen -1.7e308 und 1.7e308.</translation>
    </message>
    <message>
        <source>Choose a file whose name ends in .gridfolk or .gridfolk.json.</source>
        <translation>Wählen Sie eine Datei, deren Name auf .gridfolk oder .gridfolk.json endet.</translation>
    </message>
    <message>
        <source>This model was written by a newer Gridfolk (format {found}; this program knows {known}).</source>
        <translation>Dieses Modell wurde von einem neueren Gridfolk geschrieben (Format {found}; dieses Programm kennt {known}).</translation>
    </message>
    <message>
        <source>Install the newer Gridfolk to open it.</source>
        <translation>Installieren Sie das neuere Gridfolk, um es zu öffnen.</translation>
    </message>
    <message>
        <source>The model file has an entry “{key}” that does not exist here.</source>
        <translation>Die Modelldatei hat einen Eintrag „{key}“, den es hier nicht gibt.</translation>
    </message>
    <message>
        <source>[Did you mean “{suggestion}”? ]Correct its name or remove it.</source>
        <translation>[Meinten Sie „{suggestion}“? ]Berichtigen Sie seinen Namen, oder entfernen Sie ihn.</translation>
    </message>
    <message>
        <source>The model file has the entry “{key}” twice at this place.</source>
        <translation>Die Modelldatei hat den Eintrag „{key}“ an dieser Stelle zweimal.</translation>
    </message>
    <message>
        <source>The model file lacks the entry “{key}” at this place.</source>
        <translation>Der Modelldatei fehlt an dieser Stelle der Eintrag „{key}“.</translation>
    </message>
    <message>
        <source>Add “{key}”.</source>
        <translation>Fügen Sie „{key}“ hinzu.</translation>
    </message>
    <message>
        <source>Replace it. Texts stand in quotation marks, numbers do not.</source>
        <translation>Ersetzen Sie es. Texte stehen in Anführungszeichen, Zahlen nicht.</translation>
    </message>
    <message>
        <source>The value {value} is not allowed here.</source>
        <translation>Der Wert {value} ist hier nicht erlaubt.</translation>
    </message>
    <message>
        <source>Allowed: {allowed}.</source>
        <translation>Erlaubt: {allowed}.</translation>
    </message>
    <message>
        <source>The painting of this layer has {found} rows, but the grid has {expected}.</source>
        <translation>Das Gemalte dieser Ebene hat {found} Zeilen, aber das Gitter hat {expected}.</translation>
    </message>
    <message>
        <source>Give the layer one row of cells for each row of the grid, or correct the height of the grid.</source>
        <translation>Geben Sie der Ebene für jede Zeile des Gitters eine Zeile Zellen, oder berichtigen Sie die Höhe des Gitters.</translation>
    </message>
    <message>
        <source>This row of a painted layer does not describe {width} cells of the layer&apos;s type: {value}.</source>
        <translation>Diese Zeile einer gemalten Ebene beschreibt keine {width} Zellen vom Typ der Ebene: {value}.</translation>
    </message>
    <message>
        <source>Write a row as values with single blanks between them; 12*0 means twelve times 0.</source>
        <translation>Schreiben Sie eine Zeile als Werte mit einzelnen Leerzeichen dazwischen; 12*0 heißt zwölfmal 0.</translation>
    </message>
    <message>
        <source>The model file is larger than the program accepts: more than {limit} {what}.</source>
        <translation>Die Modelldatei ist größer, als das Programm annimmt: mehr als {limit} {what}.</translation>
    </message>
    <message>
        <source>Make the grid or the lists in the file smaller.</source>
        <translation>Verkleinern Sie das Gitter oder die Listen in der Datei.</translation>
    </message>
    <message>
        <source>The layer “{name}” is to spread or decay, but its values are not numbers with a fraction.</source>
        <translation>Die Ebene „{name}“ soll sich ausbreiten oder verfallen, aber ihre Werte sind keine Kommazahlen.</translation>
    </message>
    <message>
        <source>Make it a layer of the type float.</source>
        <translation>Machen Sie daraus eine Ebene vom Typ float.</translation>
    </message>
    <message>
        <source>A torus of hexagons needs an even number of rows, not {height}.</source>
        <translation>Ein Torus aus Sechsecken braucht eine gerade Zahl von Zeilen, nicht {height}.</translation>
    </message>
    <message>
        <source>Use one row more, or let the world have edges.</source>
        <translation>Nehmen Sie eine Zeile mehr, oder geben Sie der Welt Ränder.</translation>
    </message>
    <message>
        <source>The model file nests its brackets more than {limit} levels deep, which no model needs.</source>
        <translation>Die Modelldatei verschachtelt ihre Klammern mehr als {limit} Stufen tief, was kein Modell braucht.</translation>
    </message>
    <message>
        <source>This is probably not a Gridfolk model; choose another file.</source>
        <translation>Das ist wohl kein Gridfolk-Modell; wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>There is no project file {file}.</source>
        <translation>Es gibt keine Projektdatei {file}.</translation>
    </message>
    <message>
        <source>It may have been moved or renamed; choose it again.</source>
        <translation>Vielleicht wurde sie verschoben oder umbenannt; wählen Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>There is already a file {file}.</source>
        <translation>Es gibt schon eine Datei {file}.</translation>
    </message>
    <message>
        <source>The file {file} is not a Gridfolk project.</source>
        <translation>Die Datei {file} ist kein Gridfolk-Projekt.</translation>
    </message>
    <message>
        <source>Choose a file whose name ends in .gridfolk, or a model ending in .gridfolk.json.</source>
        <translation>Wählen Sie eine Datei, deren Name auf .gridfolk endet, oder ein Modell mit .gridfolk.json.</translation>
    </message>
    <message>
        <source>The project file {file} ends too early: a part of it is missing.</source>
        <translation>Die Projektdatei {file} endet zu früh: Ein Teil von ihr fehlt.</translation>
    </message>
    <message>
        <source>Copy or download it again, or open a backup. The file was left as it is.</source>
        <translation>Kopieren oder laden Sie sie noch einmal, oder öffnen Sie eine Sicherung. Die Datei blieb, wie sie ist.</translation>
    </message>
    <message>
        <source>Open a backup. The file was left as it is.</source>
        <translation>Öffnen Sie eine Sicherung. Die Datei blieb, wie sie ist.</translation>
    </message>
    <message>
        <source>The project {file} was written by a newer Gridfolk (format {found}; this program knows {known}).</source>
        <translation>Das Projekt {file} wurde von einem neueren Gridfolk geschrieben (Format {found}; dieses Programm kennt {known}).</translation>
    </message>
    <message>
        <source>Install the newer Gridfolk to open it. The file was left as it is.</source>
        <translation>Installieren Sie das neuere Gridfolk, um es zu öffnen. Die Datei blieb, wie sie ist.</translation>
    </message>
    <message>
        <source>The project {file} cannot be changed: the file or its folder is read-only.</source>
        <translation>Das Projekt {file} lässt sich nicht ändern: Die Datei oder ihr Ordner ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>There is nothing to export: no run has come to its first tick.</source>
        <translation>Es gibt nichts zu exportieren: Kein Lauf hat seinen ersten Tick erreicht.</translation>
    </message>
    <message>
        <source>Press play, then export again.</source>
        <translation>Drücken Sie auf Abspielen und exportieren Sie dann erneut.</translation>
    </message>
    <message>
        <source>The run ended before its agents could be read. Nothing was exported.</source>
        <translation>Der Lauf endete, bevor seine Agenten gelesen werden konnten. Es wurde nichts exportiert.</translation>
    </message>
    <message>
        <source>Export again to have the run that is shown now.</source>
        <translation>Exportieren Sie erneut, um den jetzt angezeigten Lauf zu erhalten.</translation>
    </message>
    <message>
        <source>The disk is full; {file} could not be written.</source>
        <translation>Der Datenträger ist voll; {file} konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Another program is writing to the project {file}.</source>
        <translation>Ein anderes Programm schreibt gerade in das Projekt {file}.</translation>
    </message>
    <message>
        <source>Close the project there, then try again.</source>
        <translation>Schließen Sie das Projekt dort und versuchen Sie es wieder.</translation>
    </message>
    <message>
        <source>Check that the disk is connected and that you may read the file.</source>
        <translation>Prüfen Sie, ob der Datenträger angeschlossen ist und ob Sie die Datei lesen dürfen.</translation>
    </message>
    <message>
        <source>Check that the folder exists and that you may write there, or choose another place.</source>
        <translation>Prüfen Sie, ob es den Ordner gibt und ob Sie dort schreiben dürfen, oder wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>A value is too large to be stored in {file}.</source>
        <translation>Ein Wert ist zu groß, um in {file} gespeichert zu werden.</translation>
    </message>
    <message>
        <source>Make the texts or the painted layers of the model smaller.</source>
        <translation>Kürzen Sie die Texte, oder verkleinern Sie die gemalten Ebenen des Modells.</translation>
    </message>
    <message>
        <source>The project {file} has no run number {run}.</source>
        <translation>Das Projekt {file} hat keinen Lauf mit der Nummer {run}.</translation>
    </message>
    <message>
        <source>Choose a run from the list of runs.</source>
        <translation>Wählen Sie einen Lauf aus der Liste der Läufe.</translation>
    </message>
    <message>
        <source>There is no file {file}.</source>
        <translation>Es gibt keine Datei {file}.</translation>
    </message>
    <message>
        <source>Check that it is a file, not a folder, and that you may read it.</source>
        <translation>Prüfen Sie, ob es eine Datei ist und kein Ordner, und ob Sie sie lesen dürfen.</translation>
    </message>
    <message>
        <source>The file {file} is larger than {limit} bytes, which no model needs.</source>
        <translation>Die Datei {file} ist größer als {limit} Bytes, was kein Modell braucht.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>The file {file} cannot be written: the file or its folder is read-only.</source>
        <translation>Die Datei {file} kann nicht geschrieben werden: Die Datei oder ihr Ordner ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>Choose a folder of your own.</source>
        <translation>Wählen Sie einen eigenen Ordner.</translation>
    </message>
    <message>
        <source>Free some space and try again. A file of that name that was there before is unchanged.</source>
        <translation>Schaffen Sie Platz und versuchen Sie es wieder. Eine Datei dieses Namens, die vorher da war, ist unverändert.</translation>
    </message>
    <message>
        <source>Check the address and the name of the model ({model}); a redirect is not followed. Press play to ask again, or start again with another model.</source>
        <translation>Prüfen Sie die Adresse und den Namen des Modells ({model}); Umleitungen wird nicht gefolgt. Drücken Sie auf Abspielen, um erneut zu fragen, oder starten Sie neu mit einem anderen Modell.</translation>
    </message>
    <message>
        <source>Check that the address leads to a server that speaks OpenAI&apos;s chat completions; it usually ends in /v1. Press play to ask again, or choose Rehearsal.</source>
        <translation>Prüfen Sie, ob die Adresse zu einem Server führt, der OpenAIs Chat Completions spricht; meist endet sie auf /v1. Drücken Sie auf Abspielen, um erneut zu fragen, oder wählen Sie die Probe.</translation>
    </message>
    <message>
        <source>The language model[ {model}] ({provider}) kept failing and is left alone for a while[; the last failure was: {detail}]</source>
        <translation>Das Sprachmodell[ {model}] ({provider}) ist immer wieder ausgefallen und wird eine Weile in Ruhe gelassen[; der letzte Fehler war: {detail}]</translation>
    </message>
    <message>
        <source>Check the address, that the server runs, and the network. Wait a minute and press play; answers that came are kept. Or choose Rehearsal.</source>
        <translation>Prüfen Sie die Adresse, ob der Server läuft, und das Netz. Warten Sie eine Minute und drücken Sie auf Abspielen; Antworten, die kamen, bleiben. Oder wählen Sie die Probe.</translation>
    </message>
    <message>
        <source>[Did you mean `{hint}`? ]Correct the line; the manual shows how each kind of line is written.</source>
        <translation>[Meinten Sie `{hint}`? ]Berichtigen Sie die Zeile; das Handbuch zeigt, wie jede Art von Zeile geschrieben wird.</translation>
    </message>
    <message>
        <source>[Write `{hint}` instead. ]It often comes with text copied from elsewhere; then delete it.</source>
        <translation>[Schreiben Sie stattdessen `{hint}`. ]Oft kommt es mit kopiertem Text; dann löschen Sie es.</translation>
    </message>
    <message>
        <source>Use a number between the two.</source>
        <translation>Nehmen Sie eine Zahl dazwischen.</translation>
    </message>
    <message>
        <source>Put it alone between the brackets, or write a `for` loop.</source>
        <translation>Setzen Sie es allein in die Klammern, oder schreiben Sie eine `for`-Schleife.</translation>
    </message>
    <message>
        <source>[Did you mean `{hint}`? ]Known are attributes, parameters, functions and names made with `let`.</source>
        <translation>[Meinten Sie `{hint}`? ]Bekannt sind Attribute, Parameter, Funktionen und mit `let` vergebene Namen.</translation>
    </message>
    <message>
        <source>[Did you mean `{hint}`? ]The manual lists all functions.</source>
        <translation>[Meinten Sie `{hint}`? ]Das Handbuch nennt alle Funktionen.</translation>
    </message>
    <message>
        <source>[Did you mean `{hint}`? ]Correct its name or remove it.</source>
        <translation>[Meinten Sie `{hint}`? ]Berichtigen Sie den Namen, oder entfernen Sie es.</translation>
    </message>
    <message>
        <source>[Did you mean `{hint}`? ]Correct the name, or add such an attribute.</source>
        <translation>[Meinten Sie `{hint}`? ]Berichtigen Sie den Namen, oder fügen Sie ein solches Attribut hinzu.</translation>
    </message>
    <message>
        <source>[Did you mean `{hint}`? ]Correct the name, or add such a layer.</source>
        <translation>[Meinten Sie `{hint}`? ]Berichtigen Sie den Namen, oder fügen Sie eine solche Schicht hinzu.</translation>
    </message>
    <message>
        <source>[Did you mean `{hint}`? ]Use one of the names in its list of categories.</source>
        <translation>[Meinten Sie `{hint}`? ]Nehmen Sie einen der Namen aus der Liste der Kategorien.</translation>
    </message>
    <message>
        <source>Names behind a dot belong to agents, cells, links and the world.</source>
        <translation>Namen hinter einem Punkt gehören zu Agenten, Zellen, Verbindungen und der Welt.</translation>
    </message>
    <message>
        <source>Write one of the model’s kinds, as in `neighbors(Sheep)`.</source>
        <translation>Schreiben Sie eine der Arten des Modells, wie in `neighbors(Sheep)`.</translation>
    </message>
    <message>
        <source>[Try `{hint}`. ]Give a value of the type that is needed.</source>
        <translation>[Versuchen Sie `{hint}`. ]Geben Sie einen Wert des Typs an, der gebraucht wird.</translation>
    </message>
    <message>
        <source>Leave some out, or keep them as attributes of the world.</source>
        <translation>Lassen Sie einige weg, oder halten Sie sie als Attribute der Welt.</translation>
    </message>
    <message>
        <source>A kind of links is needed here.</source>
        <translation>Hier wird eine Art von Verbindungen gebraucht.</translation>
    </message>
    <message>
        <source>[Write `{hint}`. ]Kinds of links are described under the model&apos;s networks.</source>
        <translation>[Schreiben Sie `{hint}`. ]Arten von Verbindungen stehen bei den Netzen des Modells.</translation>
    </message>
    <message>
        <source>`{name}` needs a continuous world.</source>
        <translation>`{name}` braucht eine stetige Welt.</translation>
    </message>
    <message>
        <source>Set the world&apos;s space to `plane`, or use neighbors() and move_to().</source>
        <translation>Stellen Sie den Raum der Welt auf `plane`, oder benutzen Sie neighbors() und move_to().</translation>
    </message>
    <message>
        <source>Use a larger number.</source>
        <translation>Nehmen Sie eine größere Zahl.</translation>
    </message>
    <message>
        <source>[Did you mean `{hint}`? ]Correct the name, or add such a kind.</source>
        <translation>[Meinten Sie `{hint}`? ]Berichtigen Sie den Namen, oder fügen Sie eine solche Art hinzu.</translation>
    </message>
    <message>
        <source>[Did you mean `{hint}`? ]Correct the name, or add such a metric.</source>
        <translation>[Meinten Sie `{hint}`? ]Berichtigen Sie den Namen, oder fügen Sie eine solche Kennzahl hinzu.</translation>
    </message>
    <message>
        <source>Give as many weights as there are words.</source>
        <translation>Geben Sie so viele Gewichte an, wie es Wörter gibt.</translation>
    </message>
    <message>
        <source>A rule reads from a link that was cut.</source>
        <translation>Eine Regel liest von einer Verbindung, die getrennt wurde.</translation>
    </message>
    <message>
        <source>Read what you need before the link is cut.</source>
        <translation>Lesen Sie, was Sie brauchen, bevor die Verbindung getrennt wird.</translation>
    </message>
    <message>
        <source>An agent is to be linked to itself.</source>
        <translation>Ein Agent soll mit sich selbst verbunden werden.</translation>
    </message>
    <message>
        <source>Test first: `if other != self:`.</source>
        <translation>Prüfen Sie vorher: `if other != self:`.</translation>
    </message>
    <message>
        <source>In the network “{name}” everyone is to have {value} links.</source>
        <translation>Im Netz „{name}“ soll jeder {value} Verbindungen haben.</translation>
    </message>
    <message>
        <source>Use 0 or more, and less than there are agents.</source>
        <translation>Nehmen Sie 0 oder mehr, und weniger, als es Agenten gibt.</translation>
    </message>
    <message>
        <source>In the network “{name}” links are to be laid with the probability {value}.</source>
        <translation>Im Netz „{name}“ sollen Verbindungen mit der Wahrscheinlichkeit {value} gelegt werden.</translation>
    </message>
    <message>
        <source>A probability lies between 0 and 1.</source>
        <translation>Eine Wahrscheinlichkeit liegt zwischen 0 und 1.</translation>
    </message>
    <message>
        <source>The network “{name}” has a link to agent number {value}, but there are fewer.</source>
        <translation>Das Netz „{name}“ hat eine Verbindung zum Agenten Nummer {value}, aber so viele gibt es nicht.</translation>
    </message>
    <message>
        <source>Agents are counted from 0. Place more agents, or remove the link.</source>
        <translation>Agenten werden ab 0 gezählt. Setzen Sie mehr Agenten, oder entfernen Sie die Verbindung.</translation>
    </message>
    <message>
        <source>Agents within the distance {radius} are asked for.</source>
        <translation>Es wird nach Agenten im Abstand {radius} gefragt.</translation>
    </message>
    <message>
        <source>A distance is 0 or more.</source>
        <translation>Ein Abstand ist 0 oder mehr.</translation>
    </message>
    <message>
        <source>The file is valid JSON, but it is not a Gridfolk model: the line &quot;gridfolk&quot;: 1 is missing.</source>
        <translation>Die Datei ist gültiges JSON, aber kein Gridfolk-Modell: Die Zeile &quot;gridfolk&quot;: 1 fehlt.</translation>
    </message>
    <message>
        <source>The model file has {found} where this is needed: {expected}.</source>
        <translation>Die Modelldatei hat {found}, wo dies gebraucht wird: {expected}.</translation>
    </message>
    <message>
        <source>A link cannot go from agent {from} to agent {to}.</source>
        <translation>Eine Verbindung kann nicht von Agent {from} zu Agent {to} gehen.</translation>
    </message>
    <message>
        <source>A link needs two different agents, counted from 0.</source>
        <translation>Eine Verbindung braucht zwei verschiedene Agenten, gezählt ab 0.</translation>
    </message>
    <message>
        <source>A plane has the neighborhood moore for its cells, and no capacity.</source>
        <translation>Eine Ebene hat für ihre Zellen die Nachbarschaft moore und keine Kapazität.</translation>
    </message>
    <message>
        <source>Set the neighborhood to moore and the capacity to 0, or use a grid.</source>
        <translation>Stellen Sie die Nachbarschaft auf moore und die Kapazität auf 0, oder nehmen Sie ein Gitter.</translation>
    </message>
    <message>
        <source>The project file {file} is damaged[ ({detail})].</source>
        <translation>Die Projektdatei {file} ist beschädigt[ ({detail})].</translation>
    </message>
    <message>
        <source>Use Save as… and choose a folder of your own.</source>
        <translation>Benutzen Sie Speichern unter … und wählen Sie einen eigenen Ordner.</translation>
    </message>
    <message>
        <source>The project {file} is read-only: you can look at it and let it run, but neither changes nor runs are stored in it.</source>
        <translation>Das Projekt {file} ist schreibgeschützt: Sie können es ansehen und laufen lassen, aber weder Änderungen noch Läufe werden darin gespeichert.</translation>
    </message>
    <message>
        <source>Use Save as… to work on a copy in a folder of your own.</source>
        <translation>Arbeiten Sie mit Speichern unter … an einer Kopie in einem eigenen Ordner weiter.</translation>
    </message>
    <message>
        <source>Free some space, then save again or press play. What was stored before is still there, and nothing that was computed is lost.</source>
        <translation>Schaffen Sie Platz; dann speichern Sie noch einmal oder drücken auf Abspielen. Was vorher gespeichert war, ist noch da, und nichts Berechnetes ist verloren.</translation>
    </message>
    <message>
        <source>The file {file} could not be read[ ({detail})].</source>
        <translation>Die Datei {file} konnte nicht gelesen werden[ ({detail})].</translation>
    </message>
    <message>
        <source>The file {file} could not be written[ ({detail})].</source>
        <translation>Die Datei {file} konnte nicht geschrieben werden[ ({detail})].</translation>
    </message>
    <message>
        <source>Everyone acts at once, so `{name}` cannot simply be set: others may write it, too.</source>
        <translation>Alle handeln zugleich, deshalb kann `{name}` nicht einfach gesetzt werden: andere könnten es auch schreiben.</translation>
    </message>
    <message>
        <source>Use `+=`, `-=`, `min=` or `max=` with a number, or another schedule.</source>
        <translation>Nehmen Sie `+=`, `-=`, `min=` oder `max=` mit einer Zahl, oder einen anderen Ablauf.</translation>
    </message>
    <message>
        <source>`{name}` changes the world at once, but here everyone acts at the same time.</source>
        <translation>`{name}` ändert die Welt sofort, hier aber handeln alle zugleich.</translation>
    </message>
    <message>
        <source>Use another schedule, or write the change in the rule itself.</source>
        <translation>Nehmen Sie einen anderen Ablauf, oder schreiben Sie die Änderung in die Regel selbst.</translation>
    </message>
    <message>
        <source>Agents of {name} decide with a persona, so not everyone can act at once.</source>
        <translation>Agenten der Art {name} entscheiden mit einer Persona, deshalb können nicht alle zugleich handeln.</translation>
    </message>
    <message>
        <source>Choose another schedule, or take the persona away.</source>
        <translation>Wählen Sie einen anderen Ablauf, oder nehmen Sie die Persona weg.</translation>
    </message>
    <message>
        <source>The table `{table}` has no column `{name}`.</source>
        <translation>Die Tabelle `{table}` hat keine Spalte `{name}`.</translation>
    </message>
    <message>
        <source>[Did you mean `{hint}`? ]Use one of the names in the first line of the table.</source>
        <translation>[Meinten Sie `{hint}`? ]Nehmen Sie einen der Namen aus der ersten Zeile der Tabelle.</translation>
    </message>
    <message>
        <source>`{name}` needs a calendar, and this model has none.</source>
        <translation>`{name}` braucht einen Kalender, und dieses Modell hat keinen.</translation>
    </message>
    <message>
        <source>Give the model a `calendar` with the date of its start and the length of a tick.</source>
        <translation>Geben Sie dem Modell einen `calendar` mit dem Datum des Beginns und der Länge eines Ticks.</translation>
    </message>
    <message>
        <source>The calendar starts on {value}, which is no date.</source>
        <translation>Der Kalender beginnt am {value}, und das ist kein Datum.</translation>
    </message>
    <message>
        <source>Write year, month and day, and a time if it matters: `{hint}`, or `2024-01-31 06:30`. Years are 1 to 9999.</source>
        <translation>Schreiben Sie Jahr, Monat und Tag, und die Uhrzeit, wenn sie zählt: `{hint}` oder `2024-01-31 06:30`. Jahre gehen von 1 bis 9999.</translation>
    </message>
    <message>
        <source>The table `{name}` has dates, but the model has no calendar.</source>
        <translation>Die Tabelle `{name}` enthält Daten des Kalenders, aber das Modell hat keinen.</translation>
    </message>
    <message>
        <source>Give the model a `calendar`, or number the rows by `tick`.</source>
        <translation>Geben Sie dem Modell einen `calendar`, oder zählen Sie die Zeilen nach `tick`.</translation>
    </message>
    <message>
        <source>This table holds no numbers.</source>
        <translation>Diese Tabelle enthält keine Zahlen.</translation>
    </message>
    <message>
        <source>Write the names of the columns in its first line and numbers below: `tick,rain`, then `0,1.5`.</source>
        <translation>Schreiben Sie die Namen der Spalten in ihre erste Zeile und Zahlen darunter: `tick,rain`, dann `0,1.5`.</translation>
    </message>
    <message>
        <source>The first line of this table names no time and values.</source>
        <translation>Die erste Zeile dieser Tabelle nennt keine Zeit und keine Werte.</translation>
    </message>
    <message>
        <source>Begin it with `tick` or `date`, then at least one column: `date,rain`.</source>
        <translation>Beginnen Sie sie mit `tick` oder `date`, dann mindestens eine Spalte: `date,rain`.</translation>
    </message>
    <message>
        <source>A column of this table has no name, or one that another has, too.</source>
        <translation>Eine Spalte dieser Tabelle hat keinen Namen, oder einen, den auch eine andere hat.</translation>
    </message>
    <message>
        <source>Give every column a name of its own in the first line.</source>
        <translation>Geben Sie jeder Spalte in der ersten Zeile einen eigenen Namen.</translation>
    </message>
    <message>
        <source>This row has {value} values, which is not as many as there are columns.</source>
        <translation>Diese Zeile hat {value} Werte, und das sind nicht so viele, wie es Spalten gibt.</translation>
    </message>
    <message>
        <source>Give every column a number, with a point and no comma inside it.</source>
        <translation>Geben Sie jeder Spalte eine Zahl, mit Punkt und ohne Komma darin.</translation>
    </message>
    <message>
        <source>“{value}” is not a time of this table.</source>
        <translation>„{value}“ ist keine Zeit dieser Tabelle.</translation>
    </message>
    <message>
        <source>Write whole numbers below `tick`, and dates such as `2024-01-31` or `2024-01-31 06:30` below `date`.</source>
        <translation>Schreiben Sie unter `tick` ganze Zahlen und unter `date` Daten wie `2024-01-31` oder `2024-01-31 06:30`.</translation>
    </message>
    <message>
        <source>The time {value} is not later than that of the row before.</source>
        <translation>Die Zeit {value} ist nicht später als die der Zeile davor.</translation>
    </message>
    <message>
        <source>Sort the rows by their time, and keep one row for each.</source>
        <translation>Ordnen Sie die Zeilen nach ihrer Zeit, und behalten Sie für jede eine.</translation>
    </message>
    <message>
        <source>“{value}” is not a number.</source>
        <translation>„{value}“ ist keine Zahl.</translation>
    </message>
    <message>
        <source>Write numbers with a point, such as 0.5. A gap cannot stay empty: leave the whole row out.</source>
        <translation>Schreiben Sie Zahlen mit Punkt, etwa 0.5. Eine Lücke kann nicht leer bleiben: Lassen Sie die ganze Zeile weg.</translation>
    </message>
    <message>
        <source>This table is too large.</source>
        <translation>Diese Tabelle ist zu groß.</translation>
    </message>
    <message>
        <source>A table holds at most 200 000 rows and 100 columns. Leave out what the model does not use.</source>
        <translation>Eine Tabelle fasst höchstens 200 000 Zeilen und 100 Spalten. Lassen Sie weg, was das Modell nicht braucht.</translation>
    </message>
    <message>
        <source>A date is needed for tick {value}, which lies outside the years 1 to 9999.</source>
        <translation>Für Tick {value} wird ein Datum gebraucht, aber es läge außerhalb der Jahre 1 bis 9999.</translation>
    </message>
    <message>
        <source>Make the ticks of the calendar shorter, or ask for an earlier one.</source>
        <translation>Machen Sie die Ticks des Kalenders kürzer, oder fragen Sie nach einem früheren.</translation>
    </message>
    <message>
        <source>Here a layer of bool is needed, or a function of one cell.</source>
        <translation>Hier wird eine Ebene vom Typ bool gebraucht oder eine Funktion einer Zelle.</translation>
    </message>
    <message>
        <source>Name what blocks the view, as in `blocked_by=wall`[, or try `{hint}`].</source>
        <translation>Nennen Sie, was die Sicht versperrt, wie in `blocked_by=wall`[, oder versuchen Sie `{hint}`].</translation>
    </message>
    <message>
        <source>A metric’s histogram needs bins that are known before the run.</source>
        <translation>Das Histogramm einer Messgröße braucht Klassen, die vor dem Lauf bekannt sind.</translation>
    </message>
    <message>
        <source>Write numbers, the lower one first, and at most {limit} bins: `{hint}`.</source>
        <translation>Schreiben Sie Zahlen, die kleinere zuerst, und höchstens {limit} Klassen: `{hint}`.</translation>
    </message>
    <message>
        <source>A histogram from {low} to {high} with {bins} bins is asked for.</source>
        <translation>Gefragt ist ein Histogramm von {low} bis {high} mit {bins} Klassen.</translation>
    </message>
    <message>
        <source>Let it begin below its end, and have 1 to 10 000 bins.</source>
        <translation>Lassen Sie es unter seinem Ende beginnen und 1 bis 10 000 Klassen haben.</translation>
    </message>
    <message>
        <source>{value} elements of a set are asked for.</source>
        <translation>Gefragt sind {value} Elemente einer Menge.</translation>
    </message>
    <message>
        <source>Ask for 0 or more: `max(0, …)`.</source>
        <translation>Fragen Sie nach 0 oder mehr: `max(0, …)`.</translation>
    </message>
    <message>
        <source>Give the address, for example http://127.0.0.1:11434/v1 for Ollama on this computer, on the command line in GRIDFOLK_LLM_URL, or choose Rehearsal.</source>
        <translation>Geben Sie die Adresse an, zum Beispiel http://127.0.0.1:11434/v1 für Ollama auf diesem Rechner, auf der Befehlszeile in GRIDFOLK_LLM_URL, oder wählen Sie die Probe.</translation>
    </message>
    <message>
        <source>Name a model that the server offers, on the command line in GRIDFOLK_LLM_MODEL.</source>
        <translation>Nennen Sie ein Modell, das der Server anbietet, auf der Befehlszeile in GRIDFOLK_LLM_MODEL.</translation>
    </message>
    <message>
        <source>Enter it under Language model, or set {variable} in the environment and start the program again. Keys are never written into files, and used for the address alone that they were given for.</source>
        <translation>Tragen Sie ihn unter „Sprachmodell“ ein, oder setzen Sie {variable} in der Umgebung und starten Sie das Programm neu. Schlüssel werden nie in Dateien geschrieben und nur für die Adresse benutzt, für die sie gegeben wurden.</translation>
    </message>
    <message>
        <source>The key contains a blank, a line break or a letter that keys do not have.</source>
        <translation>Der Schlüssel enthält ein Leerzeichen, einen Zeilenumbruch oder einen Buchstaben, den Schlüssel nicht haben.</translation>
    </message>
    <message>
        <source>The keychain of this computer has not answered yet.</source>
        <translation>Der Schlüsselbund dieses Rechners hat noch nicht geantwortet.</translation>
    </message>
    <message>
        <source>Unlock it if it asks for its password, then press play again.</source>
        <translation>Entsperren Sie ihn, falls er nach seinem Passwort fragt, und drücken Sie dann noch einmal auf Abspielen.</translation>
    </message>
    <message>
        <source>The key for {host} is kept until Gridfolk ends: no keychain took it[ ({detail})].</source>
        <translation>Der Schlüssel für {host} bleibt, bis Gridfolk endet: Kein Schlüsselbund hat ihn angenommen[ ({detail})].</translation>
    </message>
    <message>
        <source>Install a keychain (GNOME Keyring or KWallet), or give the key in the environment. It is never written into a file.</source>
        <translation>Installieren Sie einen Schlüsselbund (GNOME Keyring oder KWallet), oder geben Sie den Schlüssel in der Umgebung an. In eine Datei wird er nie geschrieben.</translation>
    </message>
    <message>
        <source>{host} does not accept the key[: {detail}]</source>
        <translation>{host} nimmt den Schlüssel nicht an[: {detail}]</translation>
    </message>
    <message>
        <source>Copy the whole key again from your account there, and check that it may use {model}.</source>
        <translation>Kopieren Sie den ganzen Schlüssel noch einmal aus Ihrem Konto dort, und prüfen Sie, ob er {model} benutzen darf.</translation>
    </message>
    <message>
        <source>{host} does not know the model {model}[: {detail}]</source>
        <translation>{host} kennt das Modell {model} nicht[: {detail}]</translation>
    </message>
    <message>
        <source>Choose another model, or check how its name is written.</source>
        <translation>Wählen Sie ein anderes Modell, oder prüfen Sie, wie sein Name geschrieben wird.</translation>
    </message>
    <message>
        <source>There is a server, but not for language models at this address[: {detail}]</source>
        <translation>Dort ist ein Server, aber unter dieser Adresse keiner für Sprachmodelle[: {detail}]</translation>
    </message>
    <message>
        <source>Check the end of the address; it is usually /v1.</source>
        <translation>Prüfen Sie das Ende der Adresse; meist ist es /v1.</translation>
    </message>
    <message>
        <source>The key works, but {host} takes no more requests for now[: {detail}]</source>
        <translation>Der Schlüssel gilt, aber {host} nimmt gerade keine Anfragen mehr an[: {detail}]</translation>
    </message>
    <message>
        <source>Wait a minute and test again. For runs, set fewer requests per minute.</source>
        <translation>Warten Sie eine Minute und prüfen Sie erneut. Stellen Sie für Läufe weniger Anfragen je Minute ein.</translation>
    </message>
    <message>
        <source>The key is known, but its account may not ask[: {detail}]</source>
        <translation>Der Schlüssel ist bekannt, aber sein Konto darf nicht fragen[: {detail}]</translation>
    </message>
    <message>
        <source>Check the quota and the bill of your account there.</source>
        <translation>Prüfen Sie Kontingent und Rechnung Ihres Kontos dort.</translation>
    </message>
    <message>
        <source>{host} did not answer within {limit} seconds.</source>
        <translation>{host} hat in {limit} Sekunden nicht geantwortet.</translation>
    </message>
    <message>
        <source>A model on this computer may still be loading: test again. Else choose a faster model.</source>
        <translation>Ein Modell auf diesem Rechner lädt vielleicht noch: Prüfen Sie erneut. Sonst wählen Sie ein schnelleres Modell.</translation>
    </message>
    <message>
        <source>There is no computer called {host}.</source>
        <translation>Es gibt keinen Rechner namens {host}.</translation>
    </message>
    <message>
        <source>Check how the address is written, and that this computer is online.</source>
        <translation>Prüfen Sie, wie die Adresse geschrieben ist und ob dieser Rechner online ist.</translation>
    </message>
    <message>
        <source>Nothing listens at this address of {host}.</source>
        <translation>Unter dieser Adresse von {host} hört niemand zu.</translation>
    </message>
    <message>
        <source>Start the server, and check the number after the colon in the address.</source>
        <translation>Starten Sie den Server, und prüfen Sie die Zahl nach dem Doppelpunkt in der Adresse.</translation>
    </message>
    <message>
        <source>No safe connection to {host} could be made[: {detail}]</source>
        <translation>Zu {host} kam keine sichere Verbindung zustande[: {detail}]</translation>
    </message>
    <message>
        <source>Its certificate cannot be trusted, or it does not speak https at this address. Check the address; nothing was sent.</source>
        <translation>Seinem Zertifikat ist nicht zu trauen, oder es spricht unter dieser Adresse kein https. Prüfen Sie die Adresse; gesendet wurde nichts.</translation>
    </message>
    <message>
        <source>The connection to {host} broke[: {detail}]</source>
        <translation>Die Verbindung zu {host} brach ab[: {detail}]</translation>
    </message>
    <message>
        <source>Check the network and the address, and test again.</source>
        <translation>Prüfen Sie das Netz und die Adresse, und prüfen Sie dann die Verbindung erneut.</translation>
    </message>
    <message>
        <source>{host} has a fault of its own[ (status {status})][: {detail}]</source>
        <translation>{host} hat selbst einen Fehler[ (Status {status})][: {detail}]</translation>
    </message>
    <message>
        <source>Nothing is wrong here. Test again in a while.</source>
        <translation>Hier ist nichts falsch. Prüfen Sie nach einer Weile erneut.</translation>
    </message>
    <message>
        <source>{host} answered, but not as a language model does[: {detail}]</source>
        <translation>{host} hat geantwortet, aber nicht wie ein Sprachmodell[: {detail}]</translation>
    </message>
    <message>
        <source>Check the address; it usually ends in /v1.</source>
        <translation>Prüfen Sie die Adresse; meist endet sie auf /v1.</translation>
    </message>
    <message>
        <source>{host} does not accept the question[ (status {status})][: {detail}]</source>
        <translation>{host} nimmt die Frage nicht an[ (Status {status})][: {detail}]</translation>
    </message>
    <message>
        <source>Check the address and the model.</source>
        <translation>Prüfen Sie Adresse und Modell.</translation>
    </message>
    <message>
        <source>{model} ({provider}) kept failing and is left alone for a while.</source>
        <translation>{model} ({provider}) hat immer wieder versagt und wird eine Weile in Ruhe gelassen.</translation>
    </message>
    <message>
        <source>It is tried again by itself. If it stays so, look at the failed calls in the trace, or let another provider stand in.</source>
        <translation>Es wird von selbst wieder versucht. Bleibt es so, sehen Sie die gescheiterten Aufrufe in der Spur an, oder lassen Sie einen anderen Anbieter einspringen.</translation>
    </message>
    <message>
        <source>{provider} does not accept the key for {model}.</source>
        <translation>{provider} nimmt den Schlüssel für {model} nicht an.</translation>
    </message>
    <message>
        <source>Enter another key under Language model, then press play.</source>
        <translation>Tragen Sie unter „Sprachmodell“ einen anderen Schlüssel ein, und drücken Sie dann auf Abspielen.</translation>
    </message>
    <message>
        <source>{spent} of {cap} are spent: the cap is near.</source>
        <translation>{spent} von {cap} sind ausgegeben: Die Obergrenze ist nah.</translation>
    </message>
    <message>
        <source>The run pauses before it could pass the cap; you can raise it then.</source>
        <translation>Der Lauf hält an, bevor er die Obergrenze überschreiten könnte; dann können Sie sie anheben.</translation>
    </message>
    <message>
        <source>Calls to {model} ({provider}) fail more often: {now} of the last ones, {before} before.</source>
        <translation>Aufrufe von {model} ({provider}) scheitern häufiger: {now} der letzten, {before} davor.</translation>
    </message>
    <message>
        <source>Failed calls are tried again. Look at them in the trace; fewer calls at once often help.</source>
        <translation>Gescheiterte Aufrufe werden wiederholt. Sehen Sie sie in der Spur an; weniger Aufrufe zugleich helfen oft.</translation>
    </message>
    <message>
        <source>{model} ({provider}) answers more slowly: {now} on average, {before} before.</source>
        <translation>{model} ({provider}) antwortet langsamer: im Mittel {now}, davor {before}.</translation>
    </message>
    <message>
        <source>The provider is busy, or the prompts have grown. Fewer calls at once often help.</source>
        <translation>Der Anbieter hat viel zu tun, oder die Prompts sind gewachsen. Weniger Aufrufe zugleich helfen oft.</translation>
    </message>
    <message>
        <source>Check whether the key may use {model}, and press play to ask again, or enter another key under Language model; the results so far are kept.</source>
        <translation>Prüfen Sie, ob der Schlüssel {model} benutzen darf, und drücken Sie auf Abspielen, um erneut zu fragen, oder tragen Sie unter „Sprachmodell“ einen anderen ein; die bisherigen Ergebnisse bleiben.</translation>
    </message>
    <message>
        <source>it does not start with https:// or http://</source>
        <translation>sie beginnt nicht mit https:// oder http://</translation>
    </message>
    <message>
        <source>it is not a web address</source>
        <translation>sie ist keine Adresse im Netz</translation>
    </message>
    <message>
        <source>it contains a user name or password</source>
        <translation>sie enthält einen Benutzernamen oder ein Passwort</translation>
    </message>
    <message>
        <source>it is not encrypted; only addresses of this computer may start with http://</source>
        <translation>sie ist nicht verschlüsselt; nur Adressen dieses Rechners dürfen mit http:// beginnen</translation>
    </message>
    <message>
        <source>it contains a query after &quot;?&quot;</source>
        <translation>sie enthält nach „?“ eine Abfrage</translation>
    </message>
    <message>
        <source>It is not known what this empty list is to hold.</source>
        <translation>Es ist nicht bekannt, was diese leere Liste enthalten soll.</translation>
    </message>
    <message>
        <source>Say so: `{hint}`.</source>
        <translation>Sagen Sie es: `{hint}`.</translation>
    </message>
    <message>
        <source>This list is too long.</source>
        <translation>Diese Liste ist zu lang.</translation>
    </message>
    <message>
        <source>A list holds at most {limit} elements.</source>
        <translation>Eine Liste enthält höchstens {limit} Elemente.</translation>
    </message>
    <message>
        <source>Here a list is needed, but this is {found}.</source>
        <translation>Hier wird eine Liste gebraucht, aber das ist {found}.</translation>
    </message>
    <message>
        <source>[Try `{hint}`. ]Lists are attributes and locals of the type `list of int up to 8`, and `[1, 2, 3]`.</source>
        <translation>[Versuchen Sie `{hint}`. ]Listen sind Attribute und lokale Namen vom Typ `list of int up to 8` und `[1, 2, 3]`.</translation>
    </message>
    <message>
        <source>A whole list cannot stand here.</source>
        <translation>Eine ganze Liste kann hier nicht stehen.</translation>
    </message>
    <message>
        <source>Take one of its elements, as in `names[0]`, or its length: `len(names)`.</source>
        <translation>Nehmen Sie eines ihrer Elemente, wie in `names[0]`, oder ihre Länge: `len(names)`.</translation>
    </message>
    <message>
        <source>A function cannot return a list.</source>
        <translation>Eine Funktion kann keine Liste zurückgeben.</translation>
    </message>
    <message>
        <source>Let it return one value, or change a list of an agent or of the world.</source>
        <translation>Lassen Sie sie einen Wert zurückgeben oder eine Liste eines Agenten oder der Welt ändern.</translation>
    </message>
    <message>
        <source>With everyone acting at once, only one’s own lists can be changed.</source>
        <translation>Wo alle zugleich handeln, lassen sich nur die eigenen Listen ändern.</translation>
    </message>
    <message>
        <source>Let the other one change its list in a rule of its own, or choose another schedule.</source>
        <translation>Lassen Sie den anderen seine Liste in einer eigenen Regel ändern, oder wählen Sie einen anderen Ablauf.</translation>
    </message>
    <message>
        <source>The list `{name}` must hold at least 1 and at most {limit} elements.</source>
        <translation>Die Liste `{name}` muss mindestens 1 und darf höchstens {limit} Elemente enthalten.</translation>
    </message>
    <message>
        <source>Say how many may be in it: `list of int up to 8`.</source>
        <translation>Sagen Sie, wie viele darin sein dürfen: `list of int up to 8`.</translation>
    </message>
    <message>
        <source>The list `{name}` cannot hold lists.</source>
        <translation>Die Liste `{name}` kann keine Listen enthalten.</translation>
    </message>
    <message>
        <source>Let it hold bool, int, float, text, categories or agents.</source>
        <translation>Lassen Sie sie bool, int, float, text, Kategorien oder Agenten enthalten.</translation>
    </message>
    <message>
        <source>Links cannot have a list such as `{name}`.</source>
        <translation>Verbindungen können keine Liste wie `{name}` haben.</translation>
    </message>
    <message>
        <source>Give the list to a kind of agents or to the world.</source>
        <translation>Geben Sie die Liste einer Art von Agenten oder der Welt.</translation>
    </message>
    <message>
        <source>The local lists of this rule take too much room.</source>
        <translation>Die lokalen Listen dieser Regel brauchen zu viel Platz.</translation>
    </message>
    <message>
        <source>Use fewer or shorter ones; together they may hold about 15 000 elements.</source>
        <translation>Nehmen Sie weniger oder kürzere; zusammen dürfen sie etwa 15 000 Elemente enthalten.</translation>
    </message>
    <message>
        <source>A list that holds at most {limit} elements is full.</source>
        <translation>Eine Liste, die höchstens {limit} Elemente enthält, ist voll.</translation>
    </message>
    <message>
        <source>Let it hold more, test `len(…)` before, or use `push`, which drops the first element.</source>
        <translation>Lassen Sie sie mehr enthalten, prüfen Sie vorher `len(…)`, oder nehmen Sie `push`, das das erste Element fallen lässt.</translation>
    </message>
    <message>
        <source>The element {value} of a list is wanted that has {length}.</source>
        <translation>Gefragt ist das Element {value} einer Liste, die {length} hat.</translation>
    </message>
    <message>
        <source>Elements are counted from 0, and -1 is the last; test `len(…)` before.</source>
        <translation>Elemente zählen ab 0, und -1 ist das letzte; prüfen Sie vorher `len(…)`.</translation>
    </message>
    <message>
        <source>There is no message[ `{name}`].</source>
        <translation>Es gibt keine Nachricht[ `{name}`].</translation>
    </message>
    <message>
        <source>[Did you mean `{hint}`? ]The model lists its kinds of `messages`.</source>
        <translation>[Meinten Sie `{hint}`? ]Das Modell nennt seine Arten von Nachrichten unter `messages`.</translation>
    </message>
    <message>
        <source>A message `{message}` has no field `{name}`.</source>
        <translation>Eine Nachricht `{message}` hat kein Feld `{name}`.</translation>
    </message>
    <message>
        <source>[Did you mean `{hint}`? ]The model lists the fields of its messages.</source>
        <translation>[Meinten Sie `{hint}`? ]Das Modell nennt die Felder seiner Nachrichten.</translation>
    </message>
    <message>
        <source>The message `{message}` needs its field `{name}`.</source>
        <translation>Die Nachricht `{message}` braucht ihr Feld `{name}`.</translation>
    </message>
    <message>
        <source>Give every field a value: `{hint}`.</source>
        <translation>Geben Sie jedem Feld einen Wert: `{hint}`.</translation>
    </message>
    <message>
        <source>This agent has no rule[ `{name}`] that can be scheduled.</source>
        <translation>Dieser Agent hat keine Regel[ `{name}`], die für später vorgemerkt werden kann.</translation>
    </message>
    <message>
        <source>[Did you mean `{hint}`? ]Such a rule begins with `rule NAME on schedule:` and stands with the agent&apos;s kind, or with the model.</source>
        <translation>[Meinten Sie `{hint}`? ]Eine solche Regel beginnt mit `rule NAME on schedule:` und steht bei der Art des Agenten oder beim Modell.</translation>
    </message>
    <message>
        <source>It is not clear when the rule is to run.</source>
        <translation>Es ist nicht klar, wann die Regel laufen soll.</translation>
    </message>
    <message>
        <source>Write `{hint}`, or `at=` with a tick.</source>
        <translation>Schreiben Sie `{hint}`, oder `at=` mit einem Tick.</translation>
    </message>
    <message>
        <source>Agents of the kind {kind} have no state `{name}`.</source>
        <translation>Agenten der Art {kind} haben keinen Zustand `{name}`.</translation>
    </message>
    <message>
        <source>[Did you mean `{hint}`? ]States are the values of a category attribute; a transition goes between two of the same.</source>
        <translation>[Meinten Sie `{hint}`? ]Zustände sind die Werte eines Kategorie-Attributs; ein Übergang führt zwischen zwei Werten desselben.</translation>
    </message>
    <message>
        <source>Both `{first}` and `{second}` have the state `{name}`.</source>
        <translation>Sowohl `{first}` als auch `{second}` haben den Zustand `{name}`.</translation>
    </message>
    <message>
        <source>Call the states of one of these attributes otherwise.</source>
        <translation>Nennen Sie die Zustände eines dieser Attribute anders.</translation>
    </message>
    <message>
        <source>The time that is spent in `{name}` would be drawn anew in every tick.</source>
        <translation>Die Zeit im Zustand `{name}` würde in jedem Tick neu gezogen.</translation>
    </message>
    <message>
        <source>Keep it in an attribute that an `on enter` rule sets, or use `at rate`.</source>
        <translation>Halten Sie sie in einem Attribut fest, das eine Regel `on enter` setzt, oder nehmen Sie `at rate`.</translation>
    </message>
    <message>
        <source>Everyone acts at once, but the states of `{name}` change one by one.</source>
        <translation>Alle handeln zugleich, aber die Zustände von `{name}` ändern sich einer nach dem anderen.</translation>
    </message>
    <message>
        <source>Use another schedule, or set the attribute in a rule `every step`.</source>
        <translation>Nehmen Sie einen anderen Ablauf, oder setzen Sie das Attribut in einer Regel `every step`.</translation>
    </message>
    <message>
        <source>A rule is scheduled for tick {tick}, which is not to come any more.</source>
        <translation>Eine Regel ist für Tick {tick} vorgemerkt, der nicht mehr kommt.</translation>
    </message>
    <message>
        <source>Give `after` 1 or more, or `at` a later tick.</source>
        <translation>Geben Sie bei `after` 1 oder mehr an, oder bei `at` einen späteren Tick.</translation>
    </message>
    <message>
        <source>More than {limit} messages are under way.</source>
        <translation>Mehr als {limit} Nachrichten sind unterwegs.</translation>
    </message>
    <message>
        <source>Send to fewer agents, or less often.</source>
        <translation>Senden Sie an weniger Agenten, oder seltener.</translation>
    </message>
    <message>
        <source>More than {limit} scheduled rules are waiting.</source>
        <translation>Mehr als {limit} vorgemerkte Regeln warten.</translation>
    </message>
    <message>
        <source>Schedule less often, or take some back with cancel().</source>
        <translation>Merken Sie seltener vor, oder nehmen Sie einige mit cancel() zurück.</translation>
    </message>
    <message>
        <source>The rate of a transition is negative, or it is not a number.</source>
        <translation>Die Rate eines Übergangs ist negativ oder keine Zahl.</translation>
    </message>
    <message>
        <source>A rate is 0 or more: `max(0, …)`.</source>
        <translation>Eine Rate ist 0 oder größer: `max(0, …)`.</translation>
    </message>
    <message>
        <source>This file is no checkpoint of a run, or it is damaged.</source>
        <translation>Diese Datei ist kein Zwischenstand eines Laufs, oder sie ist beschädigt.</translation>
    </message>
    <message>
        <source>Choose a file that --checkpoint wrote, with this version of Gridfolk. The file was not changed.</source>
        <translation>Wählen Sie eine Datei, die --checkpoint mit dieser Version von Gridfolk geschrieben hat. Die Datei wurde nicht verändert.</translation>
    </message>
    <message>
        <source>This checkpoint belongs to another model or another seed.</source>
        <translation>Dieser Zwischenstand gehört zu einem anderen Modell oder einem anderen Startwert.</translation>
    </message>
    <message>
        <source>Give the model file and the seed that it was made with. The file was not changed.</source>
        <translation>Geben Sie die Modelldatei und den Startwert an, mit denen er entstand. Die Datei wurde nicht verändert.</translation>
    </message>
</context>
<context>
    <name>RenameInModel</name>
    <message>
        <source>Rename %1 to %2</source>
        <translation>%1 in %2 umbenennen</translation>
    </message>
</context>
<context>
    <name>ResizeWorld</name>
    <message>
        <source>Resize the world</source>
        <translation>Größe der Welt ändern</translation>
    </message>
</context>
<context>
    <name>RunOverlay</name>
    <message>
        <source>Run %1</source>
        <translation>Lauf %1</translation>
    </message>
</context>
<context>
    <name>gridfolk::AgentInspector</name>
    <message>
        <source>No agent is selected.</source>
        <translation>Kein Agent ist ausgewählt.</translation>
    </message>
    <message>
        <source>Click an agent in the world to see what it knows and does.</source>
        <translation>Klicken Sie in der Welt auf einen Agenten, um zu sehen, was er weiß und tut.</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Follow this agent</source>
        <translation>Diesem Agenten folgen</translation>
    </message>
    <message>
        <source>Keep this agent in view</source>
        <translation>Diesen Agenten im Blick behalten</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Attribute</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Open in trace</source>
        <translation>Im Protokoll öffnen</translation>
    </message>
    <message>
        <source>%1 #%2</source>
        <translation>%1 #%2</translation>
    </message>
    <message>
        <source>cell %1, %2</source>
        <translation>Zelle %1, %2</translation>
    </message>
    <message>
        <source>%1 · age %2</source>
        <translation>%1 · Alter %2</translation>
    </message>
    <message>
        <source>no longer alive</source>
        <translation>lebt nicht mehr</translation>
    </message>
    <message>
        <source>Last decision · tick %1</source>
        <translation>Letzte Entscheidung · Tick %1</translation>
    </message>
</context>
<context>
    <name>gridfolk::AnalyzeMode</name>
    <message>
        <source>&amp;Export CSV of the chosen run…</source>
        <translation>&amp;CSV des gewählten Laufs exportieren …</translation>
    </message>
    <message>
        <source>Export &amp;traces of the chosen run…</source>
        <translation>&amp;Protokoll des gewählten Laufs exportieren …</translation>
    </message>
    <message>
        <source>There are no runs yet.</source>
        <translation>Es gibt noch keine Läufe.</translation>
    </message>
    <message>
        <source>Every run of this model is kept here with its plots and decisions.</source>
        <translation>Jeder Lauf dieses Modells bleibt hier mit seinen Diagrammen und Entscheidungen erhalten.</translation>
    </message>
    <message>
        <source>Run it</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Views of the chosen run</source>
        <translation>Ansichten des gewählten Laufs</translation>
    </message>
    <message>
        <source>Plots</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Write metrics and agents of the chosen run as tables</source>
        <translation>Messgrößen und Agenten des gewählten Laufs als Tabellen schreiben</translation>
    </message>
    <message>
        <source>Write all decisions of the chosen run as a table</source>
        <translation>Alle Entscheidungen des gewählten Laufs als Tabelle schreiben</translation>
    </message>
    <message>
        <source>%1 run %2</source>
        <translation>%1 Lauf %2</translation>
    </message>
    <message>
        <source>%1 run %2 traces</source>
        <translation>%1 Lauf %2 Protokoll</translation>
    </message>
    <message>
        <source>Choose several with Ctrl or Shift to lay their metrics over each other</source>
        <translation>Mit Strg oder Umschalt mehrere wählen, um ihre Messgrößen übereinanderzulegen</translation>
    </message>
    <message numerus="yes">
        <source>Overlay of %n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe im Vergleich</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gridfolk::AttributeRows</name>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
</context>
<context>
    <name>gridfolk::AttributesModel</name>
    <message>
        <source>bool, int, float, text, agent KIND, or names like calm, proud</source>
        <translation>bool, int, float, text, agent ART oder Wörter wie ruhig, stolz</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>At birth</source>
        <translation>Bei Geburt</translation>
    </message>
</context>
<context>
    <name>gridfolk::BrushPanel</name>
    <message>
        <source>Brush</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Value of the brush</source>
        <translation>Wert des Pinsels</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Size of the brush</source>
        <translation>Größe des Pinsels</translation>
    </message>
    <message>
        <source>The brush places %1, one on a cell; the right button takes away.</source>
        <translation>Der Pinsel setzt %1, je einen auf eine Zelle; die rechte Taste nimmt weg.</translation>
    </message>
    <message>
        <source>Computed now; the first stroke makes it painted. The right button erases.</source>
        <translation>Wird jetzt berechnet; der erste Strich macht sie gemalt. Die rechte Taste radiert.</translation>
    </message>
    <message>
        <source>The right button erases.</source>
        <translation>Die rechte Taste radiert.</translation>
    </message>
</context>
<context>
    <name>gridfolk::BudgetMeter</name>
    <message>
        <source>Spent %1 of %2</source>
        <translation>%1 von %2 ausgegeben</translation>
    </message>
    <message>
        <source>Spent %1, no cap is set</source>
        <translation>%1 ausgegeben, keine Grenze gesetzt</translation>
    </message>
    <message>
        <source> of %1</source>
        <translation> von %1</translation>
    </message>
    <message>
        <source> spent</source>
        <translation> ausgegeben</translation>
    </message>
    <message>
        <source>The cap is near. At the cap the run pauses, and you can raise it, go on with Rehearsal, or keep what is there.</source>
        <translation>Die Obergrenze ist nah. Dort hält der Lauf an, und Sie können sie anheben, mit der Probe weitermachen oder behalten, was da ist.</translation>
    </message>
</context>
<context>
    <name>gridfolk::CellInspector</name>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Agents here</source>
        <translation>Agenten hier</translation>
    </message>
    <message>
        <source>Agents on this cell</source>
        <translation>Agenten auf dieser Zelle</translation>
    </message>
    <message>
        <source>Cell %1, %2</source>
        <translation>Zelle %1, %2</translation>
    </message>
</context>
<context>
    <name>gridfolk::ChoicesPane</name>
    <message>
        <source>Choices</source>
        <translation>Möglichkeiten</translation>
    </message>
    <message>
        <source>%1 not offered: %2</source>
        <translation>%1 nicht angeboten: %2</translation>
    </message>
    <message>
        <source>Chosen: %1. Offered: %2</source>
        <translation>Gewählt: %1. Angeboten: %2</translation>
    </message>
    <message>
        <source>Offered %1</source>
        <translation>%1 angeboten</translation>
    </message>
</context>
<context>
    <name>gridfolk::ColorPicker</name>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>Gold</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>The file&apos;s own color</source>
        <translation>Die Farbe aus der Datei</translation>
    </message>
</context>
<context>
    <name>gridfolk::CommandField</name>
    <message>
        <source>Search commands</source>
        <translation>Befehle suchen</translation>
    </message>
    <message>
        <source>Find a command by its name (Ctrl+Shift+P)</source>
        <translation>Einen Befehl nach seinem Namen finden (Ctrl+Shift+P)</translation>
    </message>
    <message>
        <source>No command is called “%1”. All of them are in the menus.</source>
        <translation>Kein Befehl heißt „%1“. Alle stehen in den Menüs.</translation>
    </message>
</context>
<context>
    <name>gridfolk::ConnectionPanel</name>
    <message>
        <source>Test connection</source>
        <translation>Verbindung prüfen</translation>
    </message>
    <message>
        <source>Cancel the test</source>
        <translation>Prüfung abbrechen</translation>
    </message>
    <message>
        <source>Time that the test has taken</source>
        <translation>Dauer der Prüfung bisher</translation>
    </message>
    <message>
        <source>The test was cancelled.</source>
        <translation>Die Prüfung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Asking… %1 s</source>
        <translation>Fragt … %1 s</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Fragt …</translation>
    </message>
    <message>
        <source>It works, but slowly: %1 took %2 seconds for one word, and a run waits that long for each decision. Choose a smaller model if that is too long.</source>
        <translation>Es geht, aber langsam: %1 brauchte %2 Sekunden für ein Wort, und so lange wartet ein Lauf auf jede Entscheidung. Wählen Sie ein kleineres Modell, wenn das zu lang ist.</translation>
    </message>
    <message>
        <source>It works: %1 answered in %2 seconds.</source>
        <translation>Es geht: %1 hat in %2 Sekunden geantwortet.</translation>
    </message>
</context>
<context>
    <name>gridfolk::ConversationPane</name>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>Saw</source>
        <translation>Sah</translation>
    </message>
    <message>
        <source>Was asked</source>
        <translation>Wurde gefragt</translation>
    </message>
    <message>
        <source>Thought</source>
        <translation>Dachte</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Antwortete</translation>
    </message>
    <message>
        <source>Did</source>
        <translation>Tat</translation>
    </message>
    <message>
        <source>tick %1</source>
        <translation>Tick %1</translation>
    </message>
    <message>
        <source>tick %1 · %2</source>
        <translation>Tick %1 · %2</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>Weniger zeigen</translation>
    </message>
    <message>
        <source>total %1 ms</source>
        <translation>insgesamt %1 ms</translation>
    </message>
    <message>
        <source>%1 tokens in, %2 out</source>
        <translation>%1 Token hinein, %2 heraus</translation>
    </message>
    <message>
        <source>attempts %1</source>
        <translation>Versuche %1</translation>
    </message>
</context>
<context>
    <name>gridfolk::CostPage</name>
    <message>
        <source>What a run may cost</source>
        <translation>Was ein Lauf kosten darf</translation>
    </message>
    <message>
        <source>The worst case of every call is set aside before the call is made, so a run can never cost more. At the cap it pauses: raise the cap, go on with Rehearsal, or keep what is there.</source>
        <translation>Das Teuerste, was ein Aufruf kosten kann, wird vor dem Aufruf zurückgelegt; mehr kann ein Lauf daher nie kosten. An der Obergrenze hält er an: Heben Sie sie an, machen Sie mit der Probe weiter, oder behalten Sie, was da ist.</translation>
    </message>
    <message>
        <source>Cap of each run</source>
        <translation>Obergrenze je Lauf</translation>
    </message>
    <message>
        <source>How much may be asked</source>
        <translation>Wie viel gefragt werden darf</translation>
    </message>
    <message>
        <source>For each model of the provider, by all runs together. What the provider itself allows is kept to anyway; set less here where an account has a small quota.</source>
        <translation>Je Modell des Anbieters, für alle Läufe zusammen. Was der Anbieter selbst erlaubt, wird ohnehin eingehalten; stellen Sie hier weniger ein, wenn ein Konto ein kleines Kontingent hat.</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Requests per minute</source>
        <translation>Anfragen je Minute</translation>
    </message>
    <message>
        <source>Tokens per minute</source>
        <translation>Tokens je Minute</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Zugleich</translation>
    </message>
</context>
<context>
    <name>gridfolk::DecisionCard</name>
    <message>
        <source>repaired</source>
        <translation>berichtigt</translation>
    </message>
    <message>
        <source>fallback</source>
        <translation>Ersatz</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>gültig</translation>
    </message>
</context>
<context>
    <name>gridfolk::DesignEdits</name>
    <message>
        <source>Add a layer</source>
        <translation>Ebene hinzufügen</translation>
    </message>
    <message>
        <source>Add a kind</source>
        <translation>Art hinzufügen</translation>
    </message>
    <message>
        <source>Add a parameter</source>
        <translation>Parameter hinzufügen</translation>
    </message>
    <message>
        <source>Duplicate %1</source>
        <translation>%1 verdoppeln</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Move %1 up</source>
        <translation>%1 nach oben</translation>
    </message>
    <message>
        <source>Move %1 down</source>
        <translation>%1 nach unten</translation>
    </message>
    <message>
        <source>Give %1 a mind</source>
        <translation>%1 denken lassen</translation>
    </message>
    <message>
        <source>Take the mind of %1</source>
        <translation>%1 nicht mehr denken lassen</translation>
    </message>
</context>
<context>
    <name>gridfolk::DesignInspector</name>
    <message>
        <source>Properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>Parameter</translation>
    </message>
</context>
<context>
    <name>gridfolk::DesignMode</name>
    <message>
        <source>Forget the stroke</source>
        <translation>Strich verwerfen</translation>
    </message>
    <message>
        <source>brush %1 × %1</source>
        <translation>Pinsel %1 × %1</translation>
    </message>
</context>
<context>
    <name>gridfolk::DesignPreview</name>
    <message>
        <source>The model has problems. Computed layers and agents placed at random are shown as they last were.</source>
        <translation>Das Modell hat Probleme. Berechnete Ebenen und zufällig gesetzte Agenten erscheinen so, wie sie zuletzt waren.</translation>
    </message>
    <message>
        <source>The model has problems. Computed layers and agents placed at random appear when they are mended.</source>
        <translation>Das Modell hat Probleme. Berechnete Ebenen und zufällig gesetzte Agenten erscheinen, sobald sie behoben sind.</translation>
    </message>
    <message>
        <source>Tick 0 cannot be made. %1</source>
        <translation>Tick 0 lässt sich nicht berechnen. %1</translation>
    </message>
    <message>
        <source>The prompt appears here when the model has no problems.</source>
        <translation>Der Prompt erscheint hier, wenn das Modell keine Probleme hat.</translation>
    </message>
    <message>
        <source>No agent of this kind stands in the world. Paint some, or give a count under Placement.</source>
        <translation>Kein Agent dieser Art steht in der Welt. Malen Sie welche, oder geben Sie unter Platzierung eine Anzahl an.</translation>
    </message>
</context>
<context>
    <name>gridfolk::EditableValue</name>
    <message>
        <source>Click to type a value</source>
        <translation>Klicken, um einen Wert einzugeben</translation>
    </message>
</context>
<context>
    <name>gridfolk::ExampleCard</name>
    <message>
        <source>Run now</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Open in Design</source>
        <translation>In Entwurf öffnen</translation>
    </message>
    <message>
        <source>%1 · minds</source>
        <translation>%1 · mit Denken</translation>
    </message>
    <message>
        <source>Run %1 now</source>
        <translation>%1 jetzt starten</translation>
    </message>
    <message>
        <source>Open %1 in Design</source>
        <translation>%1 in Entwurf öffnen</translation>
    </message>
</context>
<context>
    <name>gridfolk::ExampleShelf</name>
    <message>
        <source>today %1</source>
        <translation>heute %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>gestern %1</translation>
    </message>
    <message>
        <source>Rehearsal is on: free, offline, repeatable.</source>
        <translation>Die Probe ist an: kostenlos, offline, wiederholbar.</translation>
    </message>
    <message>
        <source>%1 answers.</source>
        <translation>%1 antwortet.</translation>
    </message>
</context>
<context>
    <name>gridfolk::ExportController</name>
    <message>
        <source>Export CSV</source>
        <translation>CSV exportieren</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Kommagetrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>%1 traces</source>
        <translation>%1 Protokoll</translation>
    </message>
</context>
<context>
    <name>gridfolk::FileController</name>
    <message>
        <source>Untitled model</source>
        <translation>Modell ohne Titel</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Projects and models (*.gridfolk *.gridfolk.json)</source>
        <translation>Projekte und Modelle (*.gridfolk *.gridfolk.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Gridfolk project (*.gridfolk)</source>
        <translation>Gridfolk-Projekt (*.gridfolk)</translation>
    </message>
    <message>
        <source>Model as JSON (*.gridfolk.json)</source>
        <translation>Modell als JSON (*.gridfolk.json)</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern unter</translation>
    </message>
</context>
<context>
    <name>gridfolk::GatewayController</name>
    <message numerus="yes">
        <source>%n calls in flight</source>
        <translation>
            <numerusform>%n Aufruf unterwegs</numerusform>
            <numerusform>%n Aufrufe unterwegs</numerusform>
        </translation>
    </message>
    <message>
        <source>cache %1 %</source>
        <translation>Cache %1 %</translation>
    </message>
    <message>
        <source>Calls, their cost and their times are shown here while a run asks.</source>
        <translation>Aufrufe, ihre Kosten und Zeiten stehen hier, während ein Lauf fragt.</translation>
    </message>
    <message>
        <source>The agents of this model follow their rules only; a kind with a persona asks.</source>
        <translation>Die Agenten dieses Modells folgen nur ihren Regeln; eine Art mit Persona fragt.</translation>
    </message>
    <message>
        <source>Raise the cap to $%1</source>
        <translation>Obergrenze auf $%1 anheben</translation>
    </message>
    <message>
        <source>Go on with Rehearsal</source>
        <translation>Mit der Probe weitermachen</translation>
    </message>
</context>
<context>
    <name>gridfolk::GatewayModel</name>
    <message>
        <source>left alone</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>tried again</source>
        <translation>neuer Versuch</translation>
    </message>
    <message>
        <source>refuses the key</source>
        <translation>lehnt den Schlüssel ab</translation>
    </message>
    <message>
        <source>works</source>
        <translation>geht</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Half of the latest calls took at most so long</source>
        <translation>Die Hälfte der letzten Aufrufe dauerte höchstens so lange</translation>
    </message>
    <message>
        <source>95 % of the latest calls took at most so long</source>
        <translation>95 % der letzten Aufrufe dauerten höchstens so lange</translation>
    </message>
    <message>
        <source>99 % of the latest calls took at most so long</source>
        <translation>99 % der letzten Aufrufe dauerten höchstens so lange</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Ausgegeben</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
</context>
<context>
    <name>gridfolk::GatewayView</name>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>From the cache</source>
        <translation>Aus dem Cache</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Ausgegeben</translation>
    </message>
    <message>
        <source>Language models of this run</source>
        <translation>Sprachmodelle dieses Laufs</translation>
    </message>
    <message>
        <source>No language model has been asked yet.</source>
        <translation>Noch wurde kein Sprachmodell gefragt.</translation>
    </message>
    <message>
        <source>Set up a language model</source>
        <translation>Ein Sprachmodell einrichten</translation>
    </message>
    <message numerus="yes">
        <source>%n calls saved</source>
        <translation>
            <numerusform>%n Aufruf gespart</numerusform>
            <numerusform>%n Aufrufe gespart</numerusform>
        </translation>
    </message>
    <message>
        <source>of %1 · %2 set aside</source>
        <translation>von %1 · %2 zurückgelegt</translation>
    </message>
    <message>
        <source>Found in memory: %1, in the file: %2, put away compressed: %3</source>
        <translation>Im Speicher gefunden: %1, in der Datei: %2, komprimiert weggelegt: %3</translation>
    </message>
</context>
<context>
    <name>gridfolk::HelpController</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Gridfolk %1</source>
        <translation>Gridfolk %1</translation>
    </message>
    <message>
        <source>A studio for agent-based models whose agents can reason.

Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>Ein Studio für agentenbasierte Modelle, deren Agenten denken können.

Freie Software unter der GNU General Public License, Version 3 oder später. Ohne jede Gewährleistung.</translation>
    </message>
</context>
<context>
    <name>gridfolk::InspectionController</name>
    <message>
        <source>Choose an agent with a mind to see its prompt.</source>
        <translation>Wählen Sie einen denkenden Agenten, um seinen Prompt zu sehen.</translation>
    </message>
    <message>
        <source>Decided: %1</source>
        <translation>Entschied: %1</translation>
    </message>
    <message>
        <source>Offered %1 actions, %2 not possible</source>
        <translation>%1 Aktionen angeboten, %2 nicht möglich</translation>
    </message>
</context>
<context>
    <name>gridfolk::InspectorDock</name>
    <message>
        <source>Export CSV</source>
        <translation>CSV exportieren</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Inspector tabs</source>
        <translation>Reiter des Inspektors</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Zelle</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>No cell is selected.</source>
        <translation>Keine Zelle ist ausgewählt.</translation>
    </message>
    <message>
        <source>Click the world to see what lies there.</source>
        <translation>Klicken Sie in die Welt, um zu sehen, was dort liegt.</translation>
    </message>
    <message>
        <source>Export the metrics and agents of this run as CSV</source>
        <translation>Messgrößen und Agenten dieses Laufs als CSV exportieren</translation>
    </message>
</context>
<context>
    <name>gridfolk::KindForm</name>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Attribute</translation>
    </message>
    <message>
        <source>Add an attribute</source>
        <translation>Attribut hinzufügen</translation>
    </message>
    <message>
        <source>Remove the attribute</source>
        <translation>Attribut entfernen</translation>
    </message>
    <message>
        <source>Placement</source>
        <translation>Platzierung</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Wie viele</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>anywhere</source>
        <translation>irgendwo</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>Kreis</translation>
    </message>
    <message>
        <source>Triangle</source>
        <translation>Dreieck</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Quadrat</translation>
    </message>
    <message>
        <source>Diamond</source>
        <translation>Raute</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Color</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Color by</source>
        <translation>Farbe nach</translation>
    </message>
    <message>
        <source>nothing: one color</source>
        <translation>nichts: eine Farbe</translation>
    </message>
    <message>
        <source>None yet. An attribute is a value that every agent of the kind has, such as energy.</source>
        <translation>Noch keine. Ein Attribut ist ein Wert, den jeder Agent der Art hat, etwa Energie.</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skala</translation>
    </message>
    <message>
        <source>Value of the first color of the scale</source>
        <translation>Wert der ersten Farbe der Skala</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Value of the last color of the scale</source>
        <translation>Wert der letzten Farbe der Skala</translation>
    </message>
</context>
<context>
    <name>gridfolk::KindList</name>
    <message>
        <source>Kinds of agents</source>
        <translation>Arten von Agenten</translation>
    </message>
    <message>
        <source>persona</source>
        <translation>Persona</translation>
    </message>
</context>
<context>
    <name>gridfolk::KindPages</name>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Attribute</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Persona</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Placement</source>
        <translation>Platzierung</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Von Hand</translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the agents placed by hand</source>
        <translation>Die von Hand gesetzten Agenten entfernen</translation>
    </message>
    <message>
        <source>Keep the random ones where they stand</source>
        <translation>Die zufälligen stehen lassen, wo sie sind</translation>
    </message>
    <message>
        <source>Remove the placed %1</source>
        <translation>Gesetzte %1 entfernen</translation>
    </message>
    <message>
        <source>Edit the rules of %1</source>
        <translation>Regeln von %1 bearbeiten</translation>
    </message>
    <message>
        <source>Describe %1</source>
        <translation>%1 beschreiben</translation>
    </message>
    <message>
        <source>Edit attributes of %1</source>
        <translation>Attribute von %1 bearbeiten</translation>
    </message>
    <message>
        <source>Change how many %1</source>
        <translation>Anzahl von %1 ändern</translation>
    </message>
    <message>
        <source>Change where %1 start</source>
        <translation>Ändern, wo %1 beginnt</translation>
    </message>
    <message>
        <source>Change the looks of %1</source>
        <translation>Aussehen von %1 ändern</translation>
    </message>
    <message>
        <source>None. Choose the brush and click cells of the world; the right button or the eraser takes agents away.</source>
        <translation>Keine. Wählen Sie den Pinsel und klicken Sie auf Zellen der Welt; die rechte Taste oder der Radierer nimmt Agenten weg.</translation>
    </message>
    <message numerus="yes">
        <source>%n agent(s) stand where you put them.</source>
        <translation>
            <numerusform>%n Agent steht, wo Sie ihn hingesetzt haben.</numerusform>
            <numerusform>%n Agenten stehen, wo Sie sie hingesetzt haben.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gridfolk::LanguageModelController</name>
    <message>
        <source>The next run asks the chosen language model.</source>
        <translation>Der nächste Lauf fragt das gewählte Sprachmodell.</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>This model came from elsewhere. Its agents would ask %1 on your account, for at most $%2 a run.</source>
        <translation>Dieses Modell kam von anderswo. Seine Agenten würden %1 auf Ihre Rechnung fragen, für höchstens $%2 je Lauf.</translation>
    </message>
    <message>
        <source>Let it ask</source>
        <translation>Fragen lassen</translation>
    </message>
    <message>
        <source>Use Rehearsal</source>
        <translation>Probe nehmen</translation>
    </message>
</context>
<context>
    <name>gridfolk::LanguageModelDialog</name>
    <message>
        <source>Language model</source>
        <translation>Sprachmodell</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Use this for runs from now on</source>
        <translation>Ab jetzt für Läufe verwenden</translation>
    </message>
    <message>
        <source>Pages about language models</source>
        <translation>Seiten über Sprachmodelle</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Who answers for agents with minds</source>
        <translation>Wer für denkende Agenten antwortet</translation>
    </message>
    <message>
        <source>Cost and limits</source>
        <translation>Kosten und Grenzen</translation>
    </message>
    <message>
        <source>What a run may cost</source>
        <translation>Was ein Lauf kosten darf</translation>
    </message>
    <message>
        <source>If it fails</source>
        <translation>Wenn es scheitert</translation>
    </message>
    <message>
        <source>Who stands in</source>
        <translation>Wer einspringt</translation>
    </message>
    <message>
        <source>Models and prices</source>
        <translation>Modelle und Preise</translation>
    </message>
    <message>
        <source>What models cost and how long they last</source>
        <translation>Was Modelle kosten und wie lange es sie gibt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel: nothing changes</source>
        <translation>Abbrechen: Nichts ändert sich</translation>
    </message>
</context>
<context>
    <name>gridfolk::LayerForm</name>
    <message>
        <source>Layer</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>ja oder nein</translation>
    </message>
    <message>
        <source>whole number</source>
        <translation>ganze Zahl</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>one of some words</source>
        <translation>eines von mehreren Wörtern</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Enthält</translation>
    </message>
    <message>
        <source>forest, field, lake</source>
        <translation>Wald, Feld, See</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Starts as</source>
        <translation>Beginnt als</translation>
    </message>
    <message>
        <source>Compute instead of painting</source>
        <translation>Berechnen statt malen</translation>
    </message>
    <message>
        <source>Takes the painted values away; an expression says what cells start as</source>
        <translation>Nimmt die gemalten Werte weg; ein Ausdruck sagt, womit Zellen beginnen</translation>
    </message>
    <message>
        <source>Change how %1 starts</source>
        <translation>Anfang von %1 ändern</translation>
    </message>
    <message>
        <source>Take the painting of %1 away</source>
        <translation>Gemaltes von %1 wegnehmen</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Color</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>tints of the color</source>
        <translation>Töne der Farbe</translation>
    </message>
    <message>
        <source>Viridis</source>
        <translation>Viridis</translation>
    </message>
    <message>
        <source>Cividis</source>
        <translation>Cividis</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skala</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>Change the looks of %1</source>
        <translation>Aussehen von %1 ändern</translation>
    </message>
    <message>
        <source>Change what %1 holds</source>
        <translation>Inhalt von %1 ändern</translation>
    </message>
    <message>
        <source>painted by hand</source>
        <translation>von Hand gemalt</translation>
    </message>
    <message>
        <source>the first word</source>
        <translation>das erste Wort</translation>
    </message>
</context>
<context>
    <name>gridfolk::LayerList</name>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>yes/no</source>
        <translation>ja/nein</translation>
    </message>
    <message numerus="yes">
        <source>%n values</source>
        <translation>
            <numerusform>%n Wert</numerusform>
            <numerusform>%n Werte</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>gridfolk::LayerPages</name>
    <message>
        <source>Layer</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Edit the rules of %1</source>
        <translation>Regeln von %1 bearbeiten</translation>
    </message>
</context>
<context>
    <name>gridfolk::LocalServersPanel</name>
    <message>
        <source>a server at %1</source>
        <translation>ein Server unter %1</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 unter %2</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Erneut suchen</translation>
    </message>
    <message>
        <source>Look again for servers on this computer</source>
        <translation>Erneut nach Servern auf diesem Rechner suchen</translation>
    </message>
    <message>
        <source>Looking for servers on this computer …</source>
        <translation>Server auf diesem Rechner werden gesucht …</translation>
    </message>
    <message>
        <source>Found on this computer:</source>
        <translation>Auf diesem Rechner gefunden:</translation>
    </message>
    <message>
        <source>No server answers on this computer. Start one, or give the address of another computer’s.</source>
        <translation>Auf diesem Rechner antwortet kein Server. Starten Sie einen, oder geben Sie die Adresse eines anderen Rechners an.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Use %1, %2</source>
        <translation>%1 verwenden, %2</translation>
    </message>
</context>
<context>
    <name>gridfolk::LogView</name>
    <message>
        <source>Log</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>What rules print and what the run says appears here.</source>
        <translation>Was Regeln ausgeben und was der Lauf meldet, erscheint hier.</translation>
    </message>
</context>
<context>
    <name>gridfolk::MainWindow</name>
    <message>
        <source>World</source>
        <translation>Welt</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>Export läuft …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>%n examples · no network needed</source>
        <translation>
            <numerusform>%n Beispiel · kein Netz nötig</numerusform>
            <numerusform>%n Beispiele · kein Netz nötig</numerusform>
        </translation>
    </message>
    <message>
        <source>The model has problems; see the Problems tab.</source>
        <translation>Das Modell hat Probleme; siehe den Reiter Probleme.</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Abspielen</translation>
    </message>
    <message>
        <source>%1[*] – Gridfolk</source>
        <translation>%1[*] – Gridfolk</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Bearbeitet</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Noch nicht gespeichert</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Gespeichert %1</translation>
    </message>
    <message>
        <source>The model has changed since this run started.</source>
        <translation>Das Modell hat sich geändert, seit dieser Lauf begann.</translation>
    </message>
    <message>
        <source>Restart with changes</source>
        <translation>Mit Änderungen neu starten</translation>
    </message>
    <message>
        <source>Exported %1 to %2</source>
        <translation>%1 nach %2 exportiert</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Gridfolk did not end properly last time. Your work on “%1” was kept.</source>
        <translation>Gridfolk wurde letztes Mal nicht ordentlich beendet. Ihre Arbeit an „%1“ ist erhalten.</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>There are edits of this model that were not saved when Gridfolk last ended.</source>
        <translation>Zu diesem Modell gibt es Änderungen, die nicht gespeichert waren, als Gridfolk zuletzt endete.</translation>
    </message>
    <message>
        <source>Restore them</source>
        <translation>Wiederherstellen</translation>
    </message>
</context>
<context>
    <name>gridfolk::ManualWindow</name>
    <message>
        <source>Manual</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Page of the manual</source>
        <translation>Seite des Handbuchs</translation>
    </message>
    <message>
        <source>Find in the manual</source>
        <translation>Im Handbuch suchen</translation>
    </message>
    <message>
        <source>The match before</source>
        <translation>Die Fundstelle davor</translation>
    </message>
    <message>
        <source>The next match</source>
        <translation>Die nächste Fundstelle</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>gridfolk::MessageBanner</name>
    <message>
        <source>Dismiss this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>gridfolk::MetricsPage</name>
    <message>
        <source>Metrics</source>
        <translation>Messgrößen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Beschriftung</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Add a metric</source>
        <translation>Messgröße hinzufügen</translation>
    </message>
    <message>
        <source>Remove the metric</source>
        <translation>Messgröße entfernen</translation>
    </message>
    <message>
        <source>Remove a metric</source>
        <translation>Eine Messgröße entfernen</translation>
    </message>
    <message>
        <source>Plots</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Add a plot</source>
        <translation>Diagramm hinzufügen</translation>
    </message>
    <message>
        <source>Remove the plot</source>
        <translation>Diagramm entfernen</translation>
    </message>
    <message>
        <source>Plot %1</source>
        <translation>Diagramm %1</translation>
    </message>
    <message>
        <source>Remove a plot</source>
        <translation>Ein Diagramm entfernen</translation>
    </message>
    <message>
        <source>Edit metric %1</source>
        <translation>Messgröße %1 bearbeiten</translation>
    </message>
    <message>
        <source>Edit plot %1</source>
        <translation>Diagramm %1 bearbeiten</translation>
    </message>
    <message>
        <source>None yet. A metric is a number that is noted after every tick, such as count(Sheep).</source>
        <translation>Noch keine. Eine Kennzahl wird nach jedem Schritt notiert, etwa count(Sheep).</translation>
    </message>
    <message>
        <source>None yet, so all metrics share one plot.</source>
        <translation>Noch keine, deshalb teilen sich alle Kennzahlen ein Diagramm.</translation>
    </message>
</context>
<context>
    <name>gridfolk::ModelForm</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>one short line</source>
        <translation>eine kurze Zeile</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über das Modell</translation>
    </message>
    <message>
        <source>Change the title</source>
        <translation>Titel ändern</translation>
    </message>
    <message>
        <source>Change the summary</source>
        <translation>Zusammenfassung ändern</translation>
    </message>
    <message>
        <source>Change the description</source>
        <translation>Beschreibung ändern</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Ticks</source>
        <translation>Ticks</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>in random order</source>
        <translation>in zufälliger Reihenfolge</translation>
    </message>
    <message>
        <source>in order of birth</source>
        <translation>in der Reihenfolge der Geburt</translation>
    </message>
    <message>
        <source>kind by kind</source>
        <translation>Art für Art</translation>
    </message>
    <message>
        <source>stage by stage</source>
        <translation>Phase für Phase</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>Züge</translation>
    </message>
    <message>
        <source>every </source>
        <translation>alle </translation>
    </message>
    <message>
        <source> ticks</source>
        <translation> Ticks</translation>
    </message>
    <message>
        <source>every tick</source>
        <translation>jeden Tick</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Zählt</translation>
    </message>
    <message>
        <source>Change the number of ticks</source>
        <translation>Anzahl der Ticks ändern</translation>
    </message>
    <message>
        <source>Change the seed</source>
        <translation>Startwert ändern</translation>
    </message>
    <message>
        <source>Change the order of turns</source>
        <translation>Reihenfolge der Züge ändern</translation>
    </message>
    <message>
        <source>Change how often metrics are counted</source>
        <translation>Ändern, wie oft Messgrößen gezählt werden</translation>
    </message>
    <message>
        <source>all at once</source>
        <translation>alle zugleich</translation>
    </message>
</context>
<context>
    <name>gridfolk::ModelPages</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>Messgrößen</translation>
    </message>
    <message>
        <source>Edit the rules of the model</source>
        <translation>Regeln des Modells bearbeiten</translation>
    </message>
</context>
<context>
    <name>gridfolk::ModelTableModel</name>
    <message>
        <source>Changed by you. </source>
        <translation>Von Ihnen geändert. </translation>
    </message>
    <message>
        <source>“%1” is not a date. Write it like 2026-12-01, or leave it empty.</source>
        <translation>„%1“ ist kein Datum. Schreiben Sie es wie 2026-12-01, oder lassen Sie es leer.</translation>
    </message>
    <message>
        <source>A model needs a name.</source>
        <translation>Ein Modell braucht einen Namen.</translation>
    </message>
    <message>
        <source>There is a model “%1” already.</source>
        <translation>Es gibt schon ein Modell „%1“.</translation>
    </message>
    <message>
        <source>“%1” is not a price. Write dollars per million tokens, like 0.25.</source>
        <translation>„%1“ ist kein Preis. Schreiben Sie Dollar je Million Tokens, etwa 0,25.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Cached</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Shut down on</source>
        <translation>Ende am</translation>
    </message>
    <message>
        <source>Followed by</source>
        <translation>Nachfolger</translation>
    </message>
</context>
<context>
    <name>gridfolk::ModelTablePage</name>
    <message>
        <source>Models and prices</source>
        <translation>Modelle und Preise</translation>
    </message>
    <message>
        <source>Dollars per million tokens. Prices and dates move: correct them here, and add models that you pay for elsewhere. Caps are computed from them.</source>
        <translation>Dollar je Million Tokens. Preise und Daten ändern sich: Berichtigen Sie sie hier, und ergänzen Sie Modelle, die Sie anderswo bezahlen. Obergrenzen werden daraus berechnet.</translation>
    </message>
    <message>
        <source>Add a model</source>
        <translation>Modell hinzufügen</translation>
    </message>
    <message>
        <source>Remove this model, or take its program’s entry back</source>
        <translation>Dieses Modell entfernen oder den Eintrag des Programms zurückholen</translation>
    </message>
    <message>
        <source>Back to the program’s table</source>
        <translation>Zurück zur Tabelle des Programms</translation>
    </message>
    <message>
        <source>As of %1.</source>
        <translation>Stand %1.</translation>
    </message>
    <message>
        <source>Entries in bold are yours.</source>
        <translation>Fette Einträge sind Ihre.</translation>
    </message>
</context>
<context>
    <name>gridfolk::NoticeController</name>
    <message>
        <source>Go to</source>
        <translation>Hingehen</translation>
    </message>
</context>
<context>
    <name>gridfolk::OutlinePanel</name>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>Arten</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>None yet. A layer holds a value on every cell, such as grass or height.</source>
        <translation>Noch keine. Eine Ebene hält auf jeder Zelle einen Wert, etwa Gras oder Höhe.</translation>
    </message>
    <message>
        <source>None yet. A kind says what its agents are like and what they do.</source>
        <translation>Noch keine. Eine Art sagt, wie ihre Agenten sind und was sie tun.</translation>
    </message>
    <message>
        <source>None yet. A parameter is a number that you turn while a model runs.</source>
        <translation>Noch keine. Ein Parameter ist eine Zahl, an der Sie drehen, während ein Modell läuft.</translation>
    </message>
    <message>
        <source>Texts, rules and metrics</source>
        <translation>Texte, Regeln und Messgrößen</translation>
    </message>
    <message>
        <source>Parts of the model</source>
        <translation>Teile des Modells</translation>
    </message>
    <message>
        <source>World</source>
        <translation>Welt</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Add a layer</source>
        <translation>Ebene hinzufügen</translation>
    </message>
    <message>
        <source>Add a kind</source>
        <translation>Art hinzufügen</translation>
    </message>
    <message>
        <source>Add a parameter</source>
        <translation>Parameter hinzufügen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Verdoppeln</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>%1 verbergen</translation>
    </message>
</context>
<context>
    <name>gridfolk::PageTabs</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>gridfolk::PaintController</name>
    <message>
        <source>%1 is computed and its values are not known yet. Wait a moment, or mend the problems of the model.</source>
        <translation>%1 wird berechnet, und die Werte sind noch nicht bekannt. Warten Sie einen Augenblick, oder beheben Sie die Probleme des Modells.</translation>
    </message>
    <message>
        <source>Fill works on layers. Place agents with the brush or the rectangle.</source>
        <translation>Füllen wirkt auf Ebenen. Setzen Sie Agenten mit dem Pinsel oder dem Rechteck.</translation>
    </message>
    <message>
        <source>The picker takes a value from a layer. Choose a layer first.</source>
        <translation>Die Pipette nimmt einen Wert aus einer Ebene. Wählen Sie zuerst eine Ebene.</translation>
    </message>
    <message>
        <source>Erase %1</source>
        <translation>%1 radieren</translation>
    </message>
    <message>
        <source>Fill %1</source>
        <translation>%1 füllen</translation>
    </message>
    <message>
        <source>Paint %1</source>
        <translation>%1 malen</translation>
    </message>
    <message>
        <source>%1 was computed. It is painted now; undo brings its expression back.</source>
        <translation>%1 war berechnet. Jetzt ist sie gemalt; Rückgängig bringt den Ausdruck zurück.</translation>
    </message>
    <message>
        <source>No %1 placed by hand stands here. Those at random follow from the Placement tab.</source>
        <translation>Kein von Hand gesetzter %1 steht hier. Die zufälligen folgen aus dem Reiter Platzierung.</translation>
    </message>
    <message numerus="yes">
        <source>There is no room here: a cell holds %n agent(s).</source>
        <translation>
            <numerusform>Hier ist kein Platz: Eine Zelle fasst %n Agenten.</numerusform>
            <numerusform>Hier ist kein Platz: Eine Zelle fasst %n Agenten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Erase %1 × %2</source>
        <translation>%1 × %2 radieren</translation>
    </message>
    <message>
        <source>Place %1 × %2</source>
        <translation>%1 × %2 setzen</translation>
    </message>
    <message>
        <source>Keep %1 where they stand</source>
        <translation>%1 stehen lassen, wo sie sind</translation>
    </message>
</context>
<context>
    <name>gridfolk::ParameterForm</name>
    <message>
        <source>Parameter</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>yes or no</source>
        <translation>ja oder nein</translation>
    </message>
    <message>
        <source>whole number</source>
        <translation>ganze Zahl</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>chosen from the range</source>
        <translation>aus dem Bereich gewählt</translation>
    </message>
    <message>
        <source>Explains</source>
        <translation>Erklärt</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Describe %1</source>
        <translation>%1 beschreiben</translation>
    </message>
    <message>
        <source>Change the type of %1</source>
        <translation>Typ von %1 ändern</translation>
    </message>
</context>
<context>
    <name>gridfolk::ParameterRow</name>
    <message>
        <source>Value of %1</source>
        <translation>Wert von %1</translation>
    </message>
    <message>
        <source>at start</source>
        <translation>am Start</translation>
    </message>
    <message>
        <source>Counts only when a run starts: press “Start again” to see a change.</source>
        <translation>Zählt nur, wenn ein Lauf beginnt: Drücken Sie „Neu starten“, um eine Änderung zu sehen.</translation>
    </message>
</context>
<context>
    <name>gridfolk::PersonaForm</name>
    <message>
        <source>Persona</source>
        <translation>Persona</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Backstory</source>
        <translation>Vorgeschichte</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Sprechweise</translation>
    </message>
    <message>
        <source>Ana, Bruno, Clara</source>
        <translation>Ana, Bruno, Clara</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>Traits</source>
        <translation>Merkmale</translation>
    </message>
    <message>
        <source>Add a trait</source>
        <translation>Merkmal hinzufügen</translation>
    </message>
    <message>
        <source>Remove the trait</source>
        <translation>Merkmal entfernen</translation>
    </message>
    <message>
        <source>Sees</source>
        <translation>Sieht</translation>
    </message>
    <message>
        <source>Add something that it sees</source>
        <translation>Etwas hinzufügen, das sie sieht</translation>
    </message>
    <message>
        <source>Remove what it sees</source>
        <translation>Entfernen, was sie sieht</translation>
    </message>
    <message>
        <source> cells</source>
        <translation> Zellen</translation>
    </message>
    <message>
        <source>Sees within</source>
        <translation>Sieht im Umkreis von</translation>
    </message>
    <message>
        <source>Decides</source>
        <translation>Entscheidet</translation>
    </message>
    <message>
        <source>never by time</source>
        <translation>nie nach der Zeit</translation>
    </message>
    <message>
        <source> ticks</source>
        <translation> Ticks</translation>
    </message>
    <message>
        <source>Decides every so many ticks</source>
        <translation>Entscheidet alle so viele Ticks</translation>
    </message>
    <message>
        <source>not all at once</source>
        <translation>nicht alle zugleich</translation>
    </message>
    <message>
        <source>Agents of this kind spread over the interval</source>
        <translation>Agenten dieser Art verteilen sich über den Zeitraum</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Or when</source>
        <translation>Oder wenn</translation>
    </message>
    <message>
        <source>answers at once</source>
        <translation>antwortet sofort</translation>
    </message>
    <message>
        <source>thinks, then answers</source>
        <translation>denkt, dann antwortet</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source> decisions</source>
        <translation> Entscheidungen</translation>
    </message>
    <message>
        <source>Remembers</source>
        <translation>Erinnert sich an</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Darf</translation>
    </message>
    <message>
        <source>Otherwise</source>
        <translation>Sonst</translation>
    </message>
    <message>
        <source>Done when no usable reply came</source>
        <translation>Geschieht, wenn keine brauchbare Antwort kam</translation>
    </message>
    <message>
        <source>None yet. A trait is a leaning with its strength, such as curious.</source>
        <translation>Noch keine. Eine Eigenschaft ist eine Neigung mit ihrer Stärke, etwa neugierig.</translation>
    </message>
    <message>
        <source>Nothing yet, so it decides without knowing anything of the world around.</source>
        <translation>Noch nichts, deshalb entscheidet sie, ohne etwas von der Welt ringsum zu wissen.</translation>
    </message>
</context>
<context>
    <name>gridfolk::PersonaPage</name>
    <message>
        <source>Take the mind away</source>
        <translation>Nicht mehr denken lassen</translation>
    </message>
    <message>
        <source>%1 agents follow rules only.</source>
        <translation>Agenten der Art %1 folgen nur Regeln.</translation>
    </message>
    <message>
        <source>With a mind they also decide for themselves: a language model, or the offline rehearsal, chooses among the actions that you permit.</source>
        <translation>Denkend entscheiden sie auch selbst: Ein Sprachmodell oder die Probe ohne Netz wählt unter den Aktionen, die Sie erlauben.</translation>
    </message>
    <message>
        <source>Give this kind a mind</source>
        <translation>Diese Art denken lassen</translation>
    </message>
    <message>
        <source>Edit the persona of %1</source>
        <translation>Persona von %1 bearbeiten</translation>
    </message>
</context>
<context>
    <name>gridfolk::PlotPanel</name>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>Click to hide or show this curve</source>
        <translation>Klicken, um diese Kurve zu verbergen oder zu zeigen</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>tick %1</source>
        <translation>Tick %1</translation>
    </message>
</context>
<context>
    <name>gridfolk::PlotView</name>
    <message>
        <source>Plots</source>
        <translation>Diagramme</translation>
    </message>
</context>
<context>
    <name>gridfolk::ProblemsModel</name>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>%1 (%2 times)</source>
        <translation>%1 (%2-mal)</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
</context>
<context>
    <name>gridfolk::ProblemsView</name>
    <message>
        <source>Go to</source>
        <translation>Hingehen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>No problems.</source>
        <translation>Keine Probleme.</translation>
    </message>
    <message>
        <source>What is wrong with the model, and what stopped a run, is listed here.</source>
        <translation>Was am Modell falsch ist und was einen Lauf anhielt, steht hier.</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Go to the problem</source>
        <translation>Zum Problem gehen</translation>
    </message>
    <message>
        <source>Copy the problem</source>
        <translation>Problem kopieren</translation>
    </message>
</context>
<context>
    <name>gridfolk::PromptPreview</name>
    <message>
        <source>Another agent</source>
        <translation>Anderer Agent</translation>
    </message>
    <message>
        <source>Prompt preview</source>
        <translation>Vorschau des Prompts</translation>
    </message>
    <message>
        <source>The prompt appears here once the model has no errors.</source>
        <translation>Der Prompt erscheint hier, sobald das Modell keine Fehler hat.</translation>
    </message>
</context>
<context>
    <name>gridfolk::ProviderForm</name>
    <message>
        <source>Ollama, llama.cpp, vLLM, or any other server that speaks OpenAI’s protocol.</source>
        <translation>Ollama, llama.cpp, vLLM oder ein anderer Server, der OpenAIs Protokoll spricht.</translation>
    </message>
    <message>
        <source>Get a key at %1, copy it and paste it here.</source>
        <translation>Holen Sie einen Schlüssel bei %1, kopieren Sie ihn und fügen Sie ihn hier ein.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Use another address</source>
        <translation>Andere Adresse benutzen</translation>
    </message>
    <message>
        <source>Show the key</source>
        <translation>Schlüssel zeigen</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Forget this key</source>
        <translation>Diesen Schlüssel vergessen</translation>
    </message>
    <message>
        <source>the name that the server knows</source>
        <translation>der Name, den der Server kennt</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Give the address of the server.</source>
        <translation>Geben Sie die Adresse des Servers an.</translation>
    </message>
    <message>
        <source>Correct the address.</source>
        <translation>Berichtigen Sie die Adresse.</translation>
    </message>
    <message>
        <source>Correct the key.</source>
        <translation>Berichtigen Sie den Schlüssel.</translation>
    </message>
    <message>
        <source>Paste a key for %1.</source>
        <translation>Fügen Sie einen Schlüssel für %1 ein.</translation>
    </message>
    <message>
        <source>Name a model.</source>
        <translation>Nennen Sie ein Modell.</translation>
    </message>
    <message>
        <source>a key is there; paste another to replace it</source>
        <translation>ein Schlüssel ist da; ein anderer ersetzt ihn</translation>
    </message>
    <message>
        <source>taken from the environment</source>
        <translation>aus der Umgebung genommen</translation>
    </message>
    <message>
        <source>most servers on this computer need none</source>
        <translation>die meisten Server auf diesem Rechner brauchen keinen</translation>
    </message>
    <message>
        <source>paste the key here</source>
        <translation>hier den Schlüssel einfügen</translation>
    </message>
    <message>
        <source>It goes into the keychain of this computer, for this address only, and never into a project.</source>
        <translation>Er kommt in den Schlüsselbund dieses Rechners, nur für diese Adresse, und nie in ein Projekt.</translation>
    </message>
    <message>
        <source>It is kept until Gridfolk ends, because no keychain answered.</source>
        <translation>Er bleibt, bis Gridfolk endet, weil kein Schlüsselbund geantwortet hat.</translation>
    </message>
    <message>
        <source>It is in the keychain of this computer, for this address only.</source>
        <translation>Er ist im Schlüsselbund dieses Rechners, nur für diese Adresse.</translation>
    </message>
    <message>
        <source>A key was found in the environment. It is never shown or stored.</source>
        <translation>In der Umgebung wurde ein Schlüssel gefunden. Er wird nie gezeigt oder gespeichert.</translation>
    </message>
    <message>
        <source>Not in the table of models: its price is not known, so runs count tokens instead.</source>
        <translation>Nicht in der Tabelle der Modelle: Der Preis ist unbekannt, daher zählen Läufe Tokens.</translation>
    </message>
    <message>
        <source>Use its successor</source>
        <translation>Nachfolger nehmen</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 nehmen</translation>
    </message>
</context>
<context>
    <name>gridfolk::ProviderPage</name>
    <message>
        <source>free, offline, repeatable</source>
        <translation>kostenlos, offline, wiederholbar</translation>
    </message>
    <message>
        <source>Ollama, llama.cpp, vLLM …</source>
        <translation>Ollama, llama.cpp, vLLM …</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>Stands in for a language model: it chooses among the actions that an agent may take, by the persona’s traits and the seed of the run.</source>
        <translation>Springt für ein Sprachmodell ein: Sie wählt unter den erlaubten Aktionen eines Agenten, nach den Eigenschaften der Persona und dem Startwert des Laufs.</translation>
    </message>
    <message>
        <source>It needs no key and no network, costs nothing, and gives the same run for the same seed.</source>
        <translation>Sie braucht weder Schlüssel noch Netz, kostet nichts und ergibt mit demselben Startwert denselben Lauf.</translation>
    </message>
    <message>
        <source>It does not think. Use it to build and to try a model, not to draw conclusions from what agents say.</source>
        <translation>Sie denkt nicht. Nutzen Sie sie, um ein Modell zu bauen und auszuprobieren, nicht, um aus den Worten der Agenten Schlüsse zu ziehen.</translation>
    </message>
</context>
<context>
    <name>gridfolk::ProviderWatch</name>
    <message>
        <source>%1 (%2) keeps failing. It is asked again for up to two minutes; then the run pauses. Pause stops waiting at once, and the results so far are kept.</source>
        <translation>%1 (%2) fällt immer wieder aus. Es wird noch bis zu zwei Minuten lang gefragt; dann hält der Lauf an. Anhalten beendet das Warten sofort, und die bisherigen Ergebnisse bleiben.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>gridfolk::QtDialogs</name>
    <message>
        <source>Unsaved changes</source>
        <translation>Nicht gespeicherte Änderungen</translation>
    </message>
    <message>
        <source>Save the changes to “%1”?</source>
        <translation>Änderungen an „%1“ speichern?</translation>
    </message>
    <message>
        <source>If you do not save, what you changed since the last save is lost.</source>
        <translation>Wenn Sie nicht speichern, geht verloren, was Sie seit dem letzten Speichern geändert haben.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Don’t save</source>
        <translation>Nicht speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>gridfolk::RuleTextEdit</name>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Completions</source>
        <translation>Vervollständigungen</translation>
    </message>
</context>
<context>
    <name>gridfolk::RuleTextEditor</name>
    <message>
        <source>Problems in these rules</source>
        <translation>Probleme in diesen Regeln</translation>
    </message>
    <message>
        <source>Line %1: %2%3</source>
        <translation>Zeile %1: %2%3</translation>
    </message>
</context>
<context>
    <name>gridfolk::RunDetails</name>
    <message>
        <source>The chosen run</source>
        <translation>Der gewählte Lauf</translation>
    </message>
    <message>
        <source>No run is chosen.</source>
        <translation>Kein Lauf ist gewählt.</translation>
    </message>
    <message>
        <source>Choose one at the left to see what it was made of.</source>
        <translation>Wählen Sie links einen, um zu sehen, woraus er gemacht ist.</translation>
    </message>
    <message>
        <source>Parameters at the start</source>
        <translation>Parameter zu Beginn</translation>
    </message>
    <message>
        <source>Changed by hand</source>
        <translation>Von Hand geändert</translation>
    </message>
    <message>
        <source>Export CSV</source>
        <translation>CSV exportieren</translation>
    </message>
    <message>
        <source>Export metrics and agents of the chosen run as CSV</source>
        <translation>Messgrößen und Agenten des gewählten Laufs als CSV exportieren</translation>
    </message>
    <message>
        <source>Export traces</source>
        <translation>Protokoll exportieren</translation>
    </message>
    <message>
        <source>Export the decisions of the chosen run as CSV</source>
        <translation>Die Entscheidungen des gewählten Laufs als CSV exportieren</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>ticks</source>
        <translation>Ticks</translation>
    </message>
    <message>
        <source>status</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>minds</source>
        <translation>Denken</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>started</source>
        <translation>begonnen</translation>
    </message>
    <message>
        <source>version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>tick %1: %2 = %3</source>
        <translation>Tick %1: %2 = %3</translation>
    </message>
</context>
<context>
    <name>gridfolk::RunDirector</name>
    <message>
        <source>Change the seed</source>
        <translation>Startwert ändern</translation>
    </message>
</context>
<context>
    <name>gridfolk::RunDock</name>
    <message>
        <source>Agents</source>
        <translation>Agenten</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Back to the model’s values</source>
        <translation>Zurück zu den Werten des Modells</translation>
    </message>
</context>
<context>
    <name>gridfolk::RunMode</name>
    <message>
        <source>&amp;Follow the agent</source>
        <translation>Dem Agenten &amp;folgen</translation>
    </message>
    <message>
        <source>&amp;Clear the selection</source>
        <translation>Auswahl auf&amp;heben</translation>
    </message>
    <message>
        <source>Ctrl+Shift+F</source>
        <translation>Ctrl+Shift+F</translation>
    </message>
    <message>
        <source>Keep the chosen agent in view while it moves</source>
        <translation>Den gewählten Agenten im Blick behalten, während er sich bewegt</translation>
    </message>
    <message>
        <source>Choose no agent and no cell</source>
        <translation>Keinen Agenten und keine Zelle wählen</translation>
    </message>
    <message>
        <source>There is no run yet. Press Play.</source>
        <translation>Es gibt noch keinen Lauf. Drücken Sie Abspielen.</translation>
    </message>
</context>
<context>
    <name>gridfolk::RunTableModel</name>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>abgeschnitten</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>ticks</source>
        <translation>Ticks</translation>
    </message>
    <message>
        <source>status</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>started</source>
        <translation>begonnen</translation>
    </message>
</context>
<context>
    <name>gridfolk::RunTabs</name>
    <message>
        <source>Tabs below the world</source>
        <translation>Reiter unter der Welt</translation>
    </message>
    <message>
        <source>Plots</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Show the world again</source>
        <translation>Die Welt wieder zeigen</translation>
    </message>
    <message>
        <source>Use the whole window</source>
        <translation>Das ganze Fenster nutzen</translation>
    </message>
    <message>
        <source>Problems %1</source>
        <translation>Probleme %1</translation>
    </message>
    <message>
        <source>Plots, trace, problems, log and gateway</source>
        <translation>Diagramme, Spur, Probleme, Protokoll und Gateway</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Gateway</translation>
    </message>
</context>
<context>
    <name>gridfolk::SightsModel</name>
    <message>
        <source>Told as</source>
        <translation>Erzählt als</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Ausdruck</translation>
    </message>
</context>
<context>
    <name>gridfolk::SpeedSlider</name>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>As fast as it goes</source>
        <translation>So schnell es geht</translation>
    </message>
    <message>
        <source>One tick in %1 seconds</source>
        <translation>Ein Tick in %1 Sekunden</translation>
    </message>
    <message>
        <source>%1 ticks a second</source>
        <translation>%1 Ticks je Sekunde</translation>
    </message>
    <message>
        <source>Speed: %1</source>
        <translation>Tempo: %1</translation>
    </message>
</context>
<context>
    <name>gridfolk::StandInPage</name>
    <message>
        <source>If it fails</source>
        <translation>Wenn es scheitert</translation>
    </message>
    <message>
        <source>Rehearsal never fails, so nothing has to stand in for it.</source>
        <translation>Die Probe scheitert nie, also muss nichts für sie einspringen.</translation>
    </message>
    <message>
        <source>When %1 fails for good, the next one that is ticked here answers. Without one the run pauses instead, so that no other model ever answers: keep it so where results must come from one model.</source>
        <translation>Scheitert %1 endgültig, antwortet der nächste hier angekreuzte. Ist keiner angekreuzt, hält der Lauf an, damit nie ein anderes Modell antwortet: Lassen Sie es so, wo Ergebnisse von einem einzigen Modell stammen müssen.</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>%1 stands in</source>
        <translation>%1 springt ein</translation>
    </message>
    <message>
        <source>Ask %1 earlier</source>
        <translation>%1 früher fragen</translation>
    </message>
    <message>
        <source>Ask %1 later</source>
        <translation>%1 später fragen</translation>
    </message>
</context>
<context>
    <name>gridfolk::StatusStrip</name>
    <message>
        <source>cell %1, %2</source>
        <translation>Zelle %1, %2</translation>
    </message>
    <message>
        <source>%1 agents</source>
        <translation>%1 Agenten</translation>
    </message>
    <message>
        <source>%1 ticks/s</source>
        <translation>%1 Ticks/s</translation>
    </message>
    <message numerus="yes">
        <source>%n problems</source>
        <translation>
            <numerusform>%n Problem</numerusform>
            <numerusform>%n Probleme</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warnings</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>Language model: %1. Choose another</source>
        <translation>Sprachmodell: %1. Ein anderes wählen</translation>
    </message>
    <message>
        <source>Choose who answers for agents with minds</source>
        <translation>Wählen, wer für denkende Agenten antwortet</translation>
    </message>
</context>
<context>
    <name>gridfolk::SwatchModel</name>
    <message>
        <source>hidden</source>
        <translation>verborgen</translation>
    </message>
</context>
<context>
    <name>gridfolk::SwimlaneView</name>
    <message>
        <source>Agents and ticks</source>
        <translation>Agenten und Ticks</translation>
    </message>
    <message>
        <source>%1, tick %2: %3 (%4)</source>
        <translation>%1, Tick %2: %3 (%4)</translation>
    </message>
    <message>
        <source>%1, tick %2</source>
        <translation>%1, Tick %2</translation>
    </message>
</context>
<context>
    <name>gridfolk::ToolStrip</name>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Pointer</source>
        <translation>Zeiger</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Füllen</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>Radierer</translation>
    </message>
    <message>
        <source>Picker</source>
        <translation>Pipette</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>Kleinerer Pinsel</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>Größerer Pinsel</translation>
    </message>
    <message>
        <source>Size of the brush in cells; [ and ] change it</source>
        <translation>Größe des Pinsels in Zellen; [ und ] ändern sie</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1×%1</source>
        <translation>%1×%1</translation>
    </message>
    <message>
        <source>Size of the brush: %1</source>
        <translation>Größe des Pinsels: %1</translation>
    </message>
</context>
<context>
    <name>gridfolk::TopBar</name>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Paint the world, write rules, give minds</source>
        <translation>Die Welt malen, Regeln schreiben, denken lassen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Watch the world and turn its parameters</source>
        <translation>Der Welt zusehen und an Parametern drehen</translation>
    </message>
    <message>
        <source>Analyze</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>Look at the runs of this project</source>
        <translation>Die Läufe dieses Projekts ansehen</translation>
    </message>
</context>
<context>
    <name>gridfolk::TraceModel</name>
    <message>
        <source>tick %1, %2, %3, %4</source>
        <translation>Tick %1, %2, %3, %4</translation>
    </message>
    <message>
        <source>repaired %1</source>
        <translation>berichtigt %1</translation>
    </message>
    <message>
        <source>fallback</source>
        <translation>Ersatz</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>rehearsed</source>
        <translation>geprobt</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
</context>
<context>
    <name>gridfolk::TraceView</name>
    <message>
        <source>Trace</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>No decisions yet.</source>
        <translation>Noch keine Entscheidungen.</translation>
    </message>
    <message>
        <source>Agents with a persona decide while the model runs; every decision with its prompt and reply is kept here.</source>
        <translation>Agenten mit einer Persona entscheiden, während das Modell läuft; jede Entscheidung bleibt hier mit Prompt und Antwort erhalten.</translation>
    </message>
    <message>
        <source>agent:ana  tick:290..312  status:failed  or any text</source>
        <translation>agent:ana  tick:290..312  status:failed  oder ein Text</translation>
    </message>
    <message>
        <source>Filter decisions</source>
        <translation>Entscheidungen filtern</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export decisions</source>
        <translation>Entscheidungen exportieren</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Entscheidungen</translation>
    </message>
    <message>
        <source>Agents × ticks</source>
        <translation>Agenten × Ticks</translation>
    </message>
    <message>
        <source>bar = latency</source>
        <translation>Balken = Dauer</translation>
    </message>
    <message>
        <source>newest first</source>
        <translation>neueste zuerst</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>Pretty</source>
        <translation>Lesbar</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Roh</translation>
    </message>
    <message>
        <source>Prompts and replies whole, as they were sent and received</source>
        <translation>Prompts und Antworten ganz, wie sie gesendet und empfangen wurden</translation>
    </message>
    <message>
        <source>How to show the conversation</source>
        <translation>Wie das Gespräch gezeigt wird</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Möglichkeiten</translation>
    </message>
    <message numerus="yes">
        <source>%n decisions</source>
        <translation>
            <numerusform>%n Entscheidung</numerusform>
            <numerusform>%n Entscheidungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>%1 gezeigt</translation>
    </message>
    <message>
        <source>%1 live</source>
        <translation>%1 echt</translation>
    </message>
    <message>
        <source>%1 rehearsed</source>
        <translation>%1 geprobt</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 gescheitert</translation>
    </message>
</context>
<context>
    <name>gridfolk::TraitsModel</name>
    <message>
        <source>Trait</source>
        <translation>Merkmal</translation>
    </message>
    <message>
        <source>Drawn from</source>
        <translation>Gezogen aus</translation>
    </message>
</context>
<context>
    <name>gridfolk::TransportBar</name>
    <message>
        <source>Start again</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>One tick</source>
        <translation>Ein Tick</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>gridfolk::WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Build a world.
Give it minds.
Press play.</source>
        <translation>Bau eine Welt.
Lass sie denken.
Spiel sie ab.</translation>
    </message>
    <message>
        <source>Everything here works offline. A language model is optional: without one, agents rehearse.</source>
        <translation>Alles hier funktioniert ohne Netz. Ein Sprachmodell ist freiwillig: Ohne eines proben die Agenten.</translation>
    </message>
    <message>
        <source>New model…</source>
        <translation>Neues Modell …</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>Projekt öffnen …</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>Language model</source>
        <translation>Sprachmodell</translation>
    </message>
    <message>
        <source>Rehearsal is on: free, offline, repeatable.</source>
        <translation>Die Probe ist an: kostenlos, offline, wiederholbar.</translation>
    </message>
    <message>
        <source>Set up a language model</source>
        <translation>Ein Sprachmodell einrichten</translation>
    </message>
    <message>
        <source>Start from an example</source>
        <translation>Mit einem Beispiel beginnen</translation>
    </message>
    <message>
        <source>Which examples</source>
        <translation>Welche Beispiele</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Classic</source>
        <translation>Klassisch</translation>
    </message>
    <message>
        <source>With minds</source>
        <translation>Mit Denken</translation>
    </message>
</context>
<context>
    <name>gridfolk::WindowActions</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Take back the last change of the model</source>
        <translation>Die letzte Änderung des Modells zurücknehmen</translation>
    </message>
    <message>
        <source>Ctrl+Y</source>
        <translation>Ctrl+Y</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Z</source>
        <translation>Ctrl+Shift+Z</translation>
    </message>
    <message>
        <source>Make the change again that was taken back</source>
        <translation>Die zurückgenommene Änderung wieder machen</translation>
    </message>
    <message>
        <source>&amp;New model</source>
        <translation>&amp;Neues Modell</translation>
    </message>
    <message>
        <source>Start a small model of your own</source>
        <translation>Ein eigenes kleines Modell beginnen</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Open a project or a model</source>
        <translation>Ein Projekt oder ein Modell öffnen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save the model; its runs are kept as they come</source>
        <translation>Das Modell speichern; seine Läufe bleiben erhalten, wie sie kommen</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Speichern &amp;unter …</translation>
    </message>
    <message>
        <source>Ctrl+Shift+S</source>
        <translation>Ctrl+Shift+S</translation>
    </message>
    <message>
        <source>Save under another name, as a project with its runs or as plain JSON</source>
        <translation>Unter anderem Namen speichern, als Projekt mit seinen Läufen oder als reines JSON</translation>
    </message>
    <message>
        <source>&amp;Export CSV…</source>
        <translation>CSV &amp;exportieren …</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>Write metrics and agents of this run as tables</source>
        <translation>Messgrößen und Agenten dieses Laufs als Tabellen schreiben</translation>
    </message>
    <message>
        <source>Export &amp;traces…</source>
        <translation>&amp;Protokoll exportieren …</translation>
    </message>
    <message>
        <source>Ctrl+Shift+E</source>
        <translation>Ctrl+Shift+E</translation>
    </message>
    <message>
        <source>Write every decision of this run as a table</source>
        <translation>Jede Entscheidung dieses Laufs als Tabelle schreiben</translation>
    </message>
    <message>
        <source>&amp;Welcome page</source>
        <translation>&amp;Willkommensseite</translation>
    </message>
    <message>
        <source>Ctrl+Home</source>
        <translation>Ctrl+Home</translation>
    </message>
    <message>
        <source>Examples and recent projects</source>
        <translation>Beispiele und zuletzt benutzte Projekte</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Ctrl+Q</translation>
    </message>
    <message>
        <source>Close Gridfolk</source>
        <translation>Gridfolk schließen</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>Ctrl+F1</source>
        <translation>Ctrl+F1</translation>
    </message>
    <message>
        <source>Every command with its keys</source>
        <translation>Jeder Befehl mit seinen Tasten</translation>
    </message>
    <message>
        <source>&amp;About Gridfolk</source>
        <translation>Ü&amp;ber Gridfolk</translation>
    </message>
    <message>
        <source>Version and license</source>
        <translation>Version und Lizenz</translation>
    </message>
    <message>
        <source>&amp;Language model…</source>
        <translation>&amp;Sprachmodell …</translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation>Ctrl+L</translation>
    </message>
    <message>
        <source>Choose who answers for agents with minds</source>
        <translation>Wählen, wer für denkende Agenten antwortet</translation>
    </message>
    <message>
        <source>&amp;Design</source>
        <translation>&amp;Entwurf</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Lauf</translation>
    </message>
    <message>
        <source>&amp;Analyze</source>
        <translation>&amp;Auswertung</translation>
    </message>
    <message>
        <source>Paint the world, write rules, give minds</source>
        <translation>Die Welt malen, Regeln schreiben, denken lassen</translation>
    </message>
    <message>
        <source>Watch the world and turn its parameters</source>
        <translation>Der Welt zusehen und an Parametern drehen</translation>
    </message>
    <message>
        <source>Look at the runs of this project</source>
        <translation>Die Läufe dieses Projekts ansehen</translation>
    </message>
    <message>
        <source>&amp;Fit the world</source>
        <translation>Welt ein&amp;passen</translation>
    </message>
    <message>
        <source>Show the whole world</source>
        <translation>Die ganze Welt zeigen</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Larger cells</source>
        <translation>Größere Zellen</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Smaller cells</source>
        <translation>Kleinere Zellen</translation>
    </message>
    <message>
        <source>&amp;Left panel</source>
        <translation>&amp;Linkes Feld</translation>
    </message>
    <message>
        <source>Ctrl+Alt+L</source>
        <translation>Ctrl+Alt+L</translation>
    </message>
    <message>
        <source>Show or hide the left panel</source>
        <translation>Das linke Feld zeigen oder verbergen</translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation>&amp;Inspektor</translation>
    </message>
    <message>
        <source>Ctrl+Alt+R</source>
        <translation>Ctrl+Alt+R</translation>
    </message>
    <message>
        <source>Show or hide the right panel</source>
        <translation>Das rechte Feld zeigen oder verbergen</translation>
    </message>
    <message>
        <source>&amp;Tabs below the world</source>
        <translation>&amp;Reiter unter der Welt</translation>
    </message>
    <message>
        <source>Ctrl+Alt+B</source>
        <translation>Ctrl+Alt+B</translation>
    </message>
    <message>
        <source>Show or hide the tabs below the world</source>
        <translation>Die Reiter unter der Welt zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Tabs in the &amp;whole window</source>
        <translation>Reiter im &amp;ganzen Fenster</translation>
    </message>
    <message>
        <source>Ctrl+Alt+F</source>
        <translation>Ctrl+Alt+F</translation>
    </message>
    <message>
        <source>Let plots or trace take the place of the world</source>
        <translation>Diagramme oder Protokoll an die Stelle der Welt setzen</translation>
    </message>
    <message>
        <source>&amp;Plots</source>
        <translation>&amp;Diagramme</translation>
    </message>
    <message>
        <source>T&amp;race</source>
        <translation>P&amp;rotokoll</translation>
    </message>
    <message>
        <source>Pro&amp;blems</source>
        <translation>Pro&amp;bleme</translation>
    </message>
    <message>
        <source>Lo&amp;g</source>
        <translation>Meldun&amp;gen</translation>
    </message>
    <message>
        <source>Show the plots of the metrics</source>
        <translation>Die Diagramme der Messgrößen zeigen</translation>
    </message>
    <message>
        <source>Show what agents thought and did</source>
        <translation>Zeigen, was Agenten dachten und taten</translation>
    </message>
    <message>
        <source>Show what is wrong</source>
        <translation>Zeigen, was falsch ist</translation>
    </message>
    <message>
        <source>Show what rules printed</source>
        <translation>Zeigen, was Regeln ausgaben</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>Hoher &amp;Kontrast</translation>
    </message>
    <message>
        <source>Change the colors of the window</source>
        <translation>Die Farben des Fensters ändern</translation>
    </message>
    <message>
        <source>Find a &amp;command</source>
        <translation>Einen &amp;Befehl suchen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+P</source>
        <translation>Ctrl+Shift+P</translation>
    </message>
    <message>
        <source>Type the name of a command</source>
        <translation>Den Namen eines Befehls eingeben</translation>
    </message>
    <message>
        <source>&amp;Next part of the window</source>
        <translation>&amp;Nächster Teil des Fensters</translation>
    </message>
    <message>
        <source>Move the keyboard focus on</source>
        <translation>Die Tastatur weiterbewegen</translation>
    </message>
    <message>
        <source>Pre&amp;vious part of the window</source>
        <translation>&amp;Voriger Teil des Fensters</translation>
    </message>
    <message>
        <source>Move the keyboard focus back</source>
        <translation>Die Tastatur zurückbewegen</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Abspielen</translation>
    </message>
    <message>
        <source>Run the model, or pause it</source>
        <translation>Das Modell laufen lassen oder anhalten</translation>
    </message>
    <message>
        <source>One &amp;tick</source>
        <translation>Ein &amp;Tick</translation>
    </message>
    <message>
        <source>Compute one tick and pause</source>
        <translation>Einen Tick berechnen und anhalten</translation>
    </message>
    <message>
        <source>&amp;Start again</source>
        <translation>&amp;Neu starten</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Ctrl+R</translation>
    </message>
    <message>
        <source>A new run of the model as it is now, from tick 0</source>
        <translation>Ein neuer Lauf des Modells, wie es jetzt ist, ab Tick 0</translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation>&amp;Schneller</translation>
    </message>
    <message>
        <source>Ctrl+]</source>
        <translation>Ctrl+]</translation>
    </message>
    <message>
        <source>Twice as many ticks a second</source>
        <translation>Doppelt so viele Ticks je Sekunde</translation>
    </message>
    <message>
        <source>S&amp;lower</source>
        <translation>&amp;Langsamer</translation>
    </message>
    <message>
        <source>Ctrl+[</source>
        <translation>Ctrl+[</translation>
    </message>
    <message>
        <source>Half as many ticks a second</source>
        <translation>Halb so viele Ticks je Sekunde</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt benutzt</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>A&amp;ppearance</source>
        <translation>&amp;Erscheinungsbild</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>Diese Liste &amp;leeren</translation>
    </message>
    <message>
        <source>Forget the recent files; the files stay</source>
        <translation>Die zuletzt benutzten Dateien vergessen; die Dateien bleiben</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>How rules and models are written</source>
        <translation>Wie Regeln und Modelle geschrieben werden</translation>
    </message>
    <message>
        <source>Gate&amp;way</source>
        <translation>Gate&amp;way</translation>
    </message>
    <message>
        <source>Show calls to language models, their cost and their times</source>
        <translation>Aufrufe von Sprachmodellen, ihre Kosten und Zeiten zeigen</translation>
    </message>
</context>
<context>
    <name>gridfolk::WorldForm</name>
    <message>
        <source>Width of the world</source>
        <translation>Breite der Welt</translation>
    </message>
    <message>
        <source>Height of the world</source>
        <translation>Höhe der Welt</translation>
    </message>
    <message>
        <source>joined (torus)</source>
        <translation>verbunden (Torus)</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>8 (Moore)</source>
        <translation>8 (Moore)</translation>
    </message>
    <message>
        <source>4 (von Neumann)</source>
        <translation>4 (von Neumann)</translation>
    </message>
    <message>
        <source>6 (hexagonal)</source>
        <translation>6 (Sechsecke)</translation>
    </message>
    <message>
        <source>by distance (circle)</source>
        <translation>nach Abstand (Kreis)</translation>
    </message>
    <message>
        <source>Neighborhood</source>
        <translation>Nachbarschaft</translation>
    </message>
    <message>
        <source>Neighbors</source>
        <translation>Nachbarn</translation>
    </message>
    <message>
        <source>Opposite edges touch</source>
        <translation>Gegenüberliegende Ränder berühren sich</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>Ränder</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>Agents that fit on a cell</source>
        <translation>Agenten, die auf eine Zelle passen</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Fassung</translation>
    </message>
    <message>
        <source>Change the neighborhood</source>
        <translation>Nachbarschaft ändern</translation>
    </message>
    <message>
        <source>Change the edges</source>
        <translation>Ränder ändern</translation>
    </message>
    <message>
        <source>Change the capacity</source>
        <translation>Fassung ändern</translation>
    </message>
</context>
<context>
    <name>gridfolk::WorldLegend</name>
    <message>
        <source>Legend: %1</source>
        <translation>Legende: %1</translation>
    </message>
    <message>
        <source>%1: no</source>
        <translation>%1: nein</translation>
    </message>
    <message>
        <source>%1: yes</source>
        <translation>%1: ja</translation>
    </message>
    <message>
        <source>%1 %2 to %3</source>
        <translation>%1 %2 bis %3</translation>
    </message>
</context>
<context>
    <name>gridfolk::WorldView</name>
    <message>
        <source>World</source>
        <translation>Welt</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Show the whole world</source>
        <translation>Die ganze Welt zeigen</translation>
    </message>
    <message>
        <source>Cell %1, %2</source>
        <translation>Zelle %1, %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Studio for agent-based models</source>
        <translation>Studio für agentenbasierte Modelle</translation>
    </message>
    <message>
        <source>Project or model to open</source>
        <translation>Zu öffnendes Projekt oder Modell</translation>
    </message>
</context>
</TS>
