@echo off
rem Runs the program with the Node beside it: start.cmd node --code 320506001 --name NAME
chcp 65001 > nul
cd /d "%~dp0"
set NODE_ENV=production
if "%~1"=="" (node\bin\node.exe dist\apps\node\src\main.js start) else (node\bin\node.exe dist\apps\node\src\main.js %*)
