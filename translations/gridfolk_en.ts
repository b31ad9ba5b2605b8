<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>gridfolk::AnalyzeMode</name>
    <message numerus="yes">
        <source>Overlay of %n run(s)</source>
        <translation>
            <numerusform>Overlay of %n run</numerusform>
            <numerusform>Overlay of %n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gridfolk::GatewayController</name>
    <message numerus="yes">
        <source>%n calls in flight</source>
        <translation>
            <numerusform>%n call in flight</numerusform>
            <numerusform>%n calls in flight</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gridfolk::GatewayView</name>
    <message numerus="yes">
        <source>%n calls saved</source>
        <translation>
            <numerusform>%n call saved</numerusform>
            <numerusform>%n calls saved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gridfolk::KindPages</name>
    <message numerus="yes">
        <source>%n agent(s) stand where you put them.</source>
        <translation>
            <numerusform>%n agent stands where you put it.</numerusform>
            <numerusform>%n agents stand where you put them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gridfolk::LayerList</name>
    <message numerus="yes">
        <source>%n values</source>
        <translation>
            <numerusform>%n value</numerusform>
            <numerusform>%n values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gridfolk::MainWindow</name>
    <message numerus="yes">
        <source>%n examples · no network needed</source>
        <translation>
            <numerusform>%n example · no network needed</numerusform>
            <numerusform>%n examples · no network needed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gridfolk::PaintController</name>
    <message numerus="yes">
        <source>There is no room here: a cell holds %n agent(s).</source>
        <translation>
            <numerusform>There is no room here: a cell holds %n agent.</numerusform>
            <numerusform>There is no room here: a cell holds %n agents.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gridfolk::StatusStrip</name>
    <message numerus="yes">
        <source>%n problems</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warnings</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>gridfolk::TraceView</name>
    <message numerus="yes">
        <source>%n decisions</source>
        <translation>
            <numerusform>%n decision</numerusform>
            <numerusform>%n decisions</numerusform>
        </translation>
    </message>
</context>
</TS>
