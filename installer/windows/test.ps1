# Sets DocDesk up with its tools and runs all tests (what `make test` does elsewhere).
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '../..')

& "$PSScriptRoot/setup.ps1" -Dev
& .venv/Scripts/python.exe -m pytest
exit $LASTEXITCODE
