<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ExportPanel</name>
    <message numerus="yes">
        <source>%n line(s) written to {path}</source>
        <translation>
            <numerusform>%n line written to {path}</numerusform>
            <numerusform>%n lines written to {path}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>%n entry(s) of this call are not saved yet. Close again to give them up.</source>
        <translation>
            <numerusform>%n entry of this call is not saved yet. Close again to give it up.</numerusform>
            <numerusform>%n entries of this call are not saved yet. Close again to give them up.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PathCard</name>
    <message numerus="yes">
        <source>%n earlier answer(s): {key}</source>
        <translation>
            <numerusform>%n earlier answer: {key}</numerusform>
            <numerusform>%n earlier answers: {key}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QualificationCard</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message numerus="yes">
        <source>cannot be used: %n problem(s)</source>
        <translation>
            <numerusform>cannot be used: %n problem</numerusform>
            <numerusform>cannot be used: %n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_InterruptedRow</name>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
</context>
</TS>
