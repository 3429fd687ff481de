# Sets DocDesk up in .venv: setup.ps1 [-Dev]. A second run finds everything done.
param([switch]$Dev)
$ErrorActionPreference = 'Stop'

$lock = 'installer/constraints.txt'
$python = '.venv/Scripts/python.exe'
$kind = if ($Dev) { 'dev' } else { 'run' }
$stamp = ".venv/.$kind-ready"

function Invoke-Step([string]$Sentence, [scriptblock]$Step) {
    & $Step
    if ($LASTEXITCODE -ne 0) { throw $Sentence }
}

if (-not (Test-Path $python)) {
    Invoke-Step 'DocDesk needs Python 3.11 or newer: install it from python.org, then try again.' {
        py -3 -c 'import sys; sys.exit(sys.version_info < (3, 11))'
    }
    Invoke-Step 'The virtual environment could not be made.' { py -3 -m venv .venv }
}

$sources = Get-Item 'pyproject.toml', $lock
$isReady = (Test-Path $stamp) -and
    -not ($sources | Where-Object { $_.LastWriteTime -gt (Get-Item $stamp).LastWriteTime })
if (-not $isReady) {
    Write-Host 'Installing DocDesk. The first time this compiles llama.cpp: allow ten minutes.'
    Invoke-Step 'pip could not be updated.' {
        & $python -m pip install -qq --constraint $lock --upgrade pip
    }
    $what = if ($Dev) { '.[dev]' } else { '.' }
    Invoke-Step ('DocDesk could not be installed. If llama.cpp did not compile, install the ' +
        '"Desktop development with C++" workload of the Visual Studio Build Tools.') {
        & $python -m pip install -qq --constraint $lock --build-constraint $lock --editable $what
    }
    New-Item -ItemType File -Force $stamp | Out-Null
}

Invoke-Step 'The default models could not be fetched.' { & $python models/fetch.py }
