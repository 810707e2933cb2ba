@echo off
rem Runs kata. Builds it first if it isn't built, or if its exit code, 75, says that it is older than its sources
rem (tools\Kata\Course\Stamp.cs). The exercises are not built here: they are compiled on every save.
setlocal
set "root=%~dp0"
set "folder=%root%artifacts\kata"
set "dll=%folder%\kata.dll"

where dotnet >nul 2>nul
if errorlevel 1 (
    echo kata: dotnet is not in the path. Install the .NET SDK that global.json names: https://dot.net/download 1>&2
    exit /b 3
)

rem The TAB key waits for no build.
set "first=%~1"
if not exist "%dll%" if "%first:~0,8%"=="[suggest" exit /b 0

if not exist "%dll%" goto due
set KATA_LAUNCHER=asks
rem kata update replaces this file, which cmd.exe reads line by line: once kata has run, it must read no further line.
dotnet exec "%dll%" %* & if not errorlevel 75 (exit /b) else if errorlevel 76 exit /b
set KATA_LAUNCHER=

:due
echo kata has to be built once: about a minute, longer the first time ever, when packages are downloaded... 1>&2
:wait
if not exist "%folder%" mkdir "%folder%" 2>nul
copy /y nul "%folder%\kata.probe" >nul 2>nul
if errorlevel 1 (
    echo kata: it has to be built first, and %folder% cannot be written to. 1>&2
    exit /b 3
)
set "result="
rem The lock is an open file, which Windows closes when its process exits.
2>nul ( 9>"%root%artifacts\kata.lock" call :build )
if not defined result (
    if not defined waited echo another kata is building: waiting for it... 1>&2
    set waited=yes
    ping -n 2 127.0.0.1 >nul
    goto wait
)
if not "%result%"=="0" (
    findstr /c:"error" "%folder%\kata.log" 1>&2
    echo kata: the tools do not build; the whole log is in artifacts\kata\kata.log. The first build needs the network; a later one may need the folder artifacts deleted. 1>&2
    exit /b 3
)

set KATA_LAUNCHER=built
dotnet exec "%dll%" %* & exit /b

:build
if defined waited if exist "%folder%\kata.built" (
    set result=0
    exit /b 0
)
pushd "%root%"
copy /y nul "%folder%\kata.started" >nul
set "publish=dotnet publish tools\Kata -c Solutions -o "%folder%" -v minimal --nologo -tl:off -nodeReuse:false -p:UseSharedCompilation=false -p:RunAnalyzersDuringBuild=false"
%publish% -p:KataReadyToRun=true > "%folder%\kata.log" 2>&1
if errorlevel 1 %publish% > "%folder%\kata.log" 2>&1
set result=%errorlevel%
popd
if not "%result%"=="0" exit /b 0
if exist "%folder%\kata.stamp" del "%folder%\kata.stamp"
move /y "%folder%\kata.started" "%folder%\kata.built" >nul
exit /b 0
