# Sets DocDesk up and opens it with the sample documents (what `make run` does elsewhere).
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '../..')

& "$PSScriptRoot/setup.ps1"
& .venv/Scripts/docdesk.exe --samples
exit $LASTEXITCODE
