<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>AboutPage</name>
        <message numerus="yes">
            <source>%n check(s) failed.</source>
            <translation>
                <numerusform>%n check failed.</numerusform>
                <numerusform>%n checks failed.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Answer</name>
        <message numerus="yes">
            <source>%Ln unreadable</source>
            <translation>
                <numerusform>%Ln unreadable</numerusform>
                <numerusform>%Ln unreadable</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln low-confidence scan(s)</source>
            <translation>
                <numerusform>%Ln low-confidence scan</numerusform>
                <numerusform>%Ln low-confidence scans</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln changed since</source>
            <translation>
                <numerusform>%Ln changed since</numerusform>
                <numerusform>%Ln changed since</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln not read yet</source>
            <translation>
                <numerusform>%Ln not read yet</numerusform>
                <numerusform>%Ln not read yet</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{words} and %Ln more</source>
            <translation>
                <numerusform>{words} and %Ln more</numerusform>
                <numerusform>{words} and %Ln more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Not found in these %Ln document(s)</source>
            <translation>
                <numerusform>Not found in this document</numerusform>
                <numerusform>Not found in these %Ln documents</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Not found in the %Ln document(s) asked</source>
            <translation>
                <numerusform>Not found in the document asked</numerusform>
                <numerusform>Not found in the %Ln documents asked</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln unchecked sentence(s) hidden</source>
            <translation>
                <numerusform>%Ln unchecked sentence hidden</numerusform>
                <numerusform>%Ln unchecked sentences hidden</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Searched all %Ln file(s)</source>
            <translation>
                <numerusform>Searched the one file</numerusform>
                <numerusform>Searched all %Ln files</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Searched {ready} of %Ln file(s)</source>
            <translation>
                <numerusform>Searched {ready} of %Ln file</numerusform>
                <numerusform>Searched {ready} of %Ln files</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ConversationsModel</name>
        <message numerus="yes">
            <source>%Ln answer(s)</source>
            <translation>
                <numerusform>%Ln answer</numerusform>
                <numerusform>%Ln answers</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Digests</name>
        <message numerus="yes">
            <source>%Ln sentence(s) not carried by a quote: check before use</source>
            <translation>
                <numerusform>%Ln sentence not carried by a quote: check before use</numerusform>
                <numerusform>%Ln sentences not carried by a quote: check before use</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln date(s)</source>
            <translation>
                <numerusform>%Ln date</numerusform>
                <numerusform>%Ln dates</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>all %Ln document(s) read</source>
            <translation>
                <numerusform>the one document read</numerusform>
                <numerusform>all %Ln documents read</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{read} of %Ln document(s) read</source>
            <translation>
                <numerusform>{read} of %Ln document read</numerusform>
                <numerusform>{read} of %Ln documents read</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{shown} of %Ln date(s)</source>
            <translation>
                <numerusform>{shown} of %Ln date</numerusform>
                <numerusform>{shown} of %Ln dates</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DocumentDialog</name>
        <message numerus="yes">
            <source>%Ln more: type more of the name.</source>
            <translation>
                <numerusform>%Ln more: type more of the name.</numerusform>
                <numerusform>%Ln more: type more of the name.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>EvidenceCard</name>
        <message numerus="yes">
            <source>Show %Ln more</source>
            <translation>
                <numerusform>Show %Ln more</numerusform>
                <numerusform>Show %Ln more</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>FilesController</name>
        <message numerus="yes">
            <source>The report on %Ln file(s) is saved.</source>
            <translation>
                <numerusform>The report on %Ln file is saved.</numerusform>
                <numerusform>The report on %Ln files is saved.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>FolderRulesDialog</name>
        <message numerus="yes">
            <source>%Ln file(s) of this folder are in the index. What these rules leave out is taken out of it; your files stay as they are.</source>
            <translation>
                <numerusform>%Ln file of this folder is in the index. What these rules leave out is taken out of it; your files stay as they are.</numerusform>
                <numerusform>%Ln files of this folder are in the index. What these rules leave out is taken out of it; your files stay as they are.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>IndexingStrip</name>
        <message numerus="yes">
            <source>%Ln file(s) left, until you resume</source>
            <translation>
                <numerusform>%Ln file left, until you resume</numerusform>
                <numerusform>%Ln files left, until you resume</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Invitation</name>
        <message numerus="yes">
            <source>Ask about these %Ln document(s)</source>
            <translation>
                <numerusform>Ask about this document</numerusform>
                <numerusform>Ask about these %Ln documents</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>QuoteBar</name>
        <message numerus="yes">
            <source>%Ln quote(s)</source>
            <translation>
                <numerusform>%Ln quote</numerusform>
                <numerusform>%Ln quotes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{number} of %Ln quote(s)</source>
            <translation>
                <numerusform>{number} of %Ln quote</numerusform>
                <numerusform>{number} of %Ln quotes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Review</name>
        <message numerus="yes">
            <source>{done} of %Ln document(s)</source>
            <translation>
                <numerusform>{done} of %Ln document</numerusform>
                <numerusform>{done} of %Ln documents</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln unreadable</source>
            <translation>
                <numerusform>%Ln unreadable</numerusform>
                <numerusform>%Ln unreadable</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln field(s)</source>
            <translation>
                <numerusform>%Ln field</numerusform>
                <numerusform>%Ln fields</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln corrected</source>
            <translation>
                <numerusform>%Ln corrected</numerusform>
                <numerusform>%Ln corrected</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{shown} of %Ln row(s)</source>
            <translation>
                <numerusform>{shown} of %Ln row</numerusform>
                <numerusform>{shown} of %Ln rows</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ReviewPlanDialog</name>
        <message numerus="yes">
            <source>%Ln question(s) to each document</source>
            <translation>
                <numerusform>%Ln question to each document</numerusform>
                <numerusform>%Ln questions to each document</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln document(s)</source>
            <translation>
                <numerusform>%Ln document</numerusform>
                <numerusform>%Ln documents</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TurnList</name>
        <message numerus="yes">
            <source>Show %Ln earlier question(s)</source>
            <translation>
                <numerusform>Show %Ln earlier question</numerusform>
                <numerusform>Show %Ln earlier questions</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Wording</name>
        <message numerus="yes">
            <source>%Ln file(s) ready</source>
            <translation>
                <numerusform>%Ln file ready</numerusform>
                <numerusform>%Ln files ready</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln waiting</source>
            <translation>
                <numerusform>%Ln waiting</numerusform>
                <numerusform>%Ln waiting</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln scan(s) in the queue</source>
            <translation>
                <numerusform>%Ln scan in the queue</numerusform>
                <numerusform>%Ln scans in the queue</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln in a folder out of reach</source>
            <translation>
                <numerusform>%Ln in a folder out of reach</numerusform>
                <numerusform>%Ln in folders out of reach</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln need(s) attention</source>
            <translation>
                <numerusform>%Ln needs attention</numerusform>
                <numerusform>%Ln need attention</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>also in %Ln other place(s)</source>
            <translation>
                <numerusform>also in %Ln other place</numerusform>
                <numerusform>also in %Ln other places</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln page(s)</source>
            <translation>
                <numerusform>%Ln page</numerusform>
                <numerusform>%Ln pages</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln hour(s) left</source>
            <translation>
                <numerusform>%Ln hour left</numerusform>
                <numerusform>%Ln hours left</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln minute(s) left</source>
            <translation>
                <numerusform>%Ln minute left</numerusform>
                <numerusform>%Ln minutes left</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>about %Ln hour(s)</source>
            <translation>
                <numerusform>about %Ln hour</numerusform>
                <numerusform>about %Ln hours</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>about %Ln minute(s)</source>
            <translation>
                <numerusform>about %Ln minute</numerusform>
                <numerusform>about %Ln minutes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s) could not be read</source>
            <translation>
                <numerusform>%Ln file could not be read</numerusform>
                <numerusform>%Ln files could not be read</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln scanned page(s) wait for text recognition</source>
            <translation>
                <numerusform>%Ln scanned page waits for text recognition</numerusform>
                <numerusform>%Ln scanned pages wait for text recognition</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s), with all they held, left the index.</source>
            <translation>
                <numerusform>%Ln file, with all it held, left the index.</numerusform>
                <numerusform>%Ln files, with all they held, left the index.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The index of its %Ln document(s) is deleted.</source>
            <translation>
                <numerusform>The index of its %Ln document is deleted.</numerusform>
                <numerusform>The index of its %Ln documents is deleted.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s), with all they hold, leave the index.</source>
            <translation>
                <numerusform>%Ln file, with all it holds, leaves the index.</numerusform>
                <numerusform>%Ln files, with all they hold, leave the index.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>“{name}” alone has %Ln passage(s): {time} at the speed of the last indexing.</source>
            <translation>
                <numerusform>“{name}” alone has %Ln passage: {time} at the speed of the last indexing.</numerusform>
                <numerusform>“{name}” alone has %Ln passages: {time} at the speed of the last indexing.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>“{name}” alone has %Ln passage(s); thousands take hours.</source>
            <translation>
                <numerusform>“{name}” alone has %Ln passage; thousands take hours.</numerusform>
                <numerusform>“{name}” alone has %Ln passages; thousands take hours.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln passage(s)</source>
            <translation>
                <numerusform>%Ln passage</numerusform>
                <numerusform>%Ln passages</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln sentence(s) not carried by a quote: check before use</source>
            <translation>
                <numerusform>%Ln sentence not carried by a quote: check before use</numerusform>
                <numerusform>%Ln sentences not carried by a quote: check before use</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Checked against %Ln quote(s)</source>
            <translation>
                <numerusform>Checked against %Ln quote</numerusform>
                <numerusform>Checked against %Ln quotes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln quote(s) recognised from a picture with as little as {percent}: compare with it</source>
            <translation>
                <numerusform>%Ln quote recognised from a picture with as little as {percent}: compare with the page</numerusform>
                <numerusform>%Ln quotes recognised from pictures with as little as {percent}: compare with the pages</numerusform>
            </translation>
        </message>
    </context>
</TS>
