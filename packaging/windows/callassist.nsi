; The Windows installer: for one user, without administrator rights. Compiled by packaging/build.py; the compiler has been
; run on Linux, the installer itself has NOT YET BEEN RUN on Windows.
;
;   makensis -DVERSION=1.2.3 -DSOURCE=dist\callassist -DTARGET=dist\callassist-1.2.3-setup.exe callassist.nsi
;
; Everything it writes lies under the user's own folder and HKEY_CURRENT_USER. The user's data (log, settings, scripts) is
; never touched, not by an update and not when callassist is removed.

Unicode true
ManifestDPIAware true
RequestExecutionLevel user
SetCompressor /SOLID lzma

!ifndef VERSION
  !error "give -DVERSION=…"
!endif

!include "MUI2.nsh"
!include "FileFunc.nsh"

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\callassist"
!define CAPABILITIES "Software\callassist\Capabilities"

Name "callassist ${VERSION}"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\callassist"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
BrandingText " "
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "callassist"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "callassist setup"
VIAddVersionKey "LegalCopyright" "MIT licence, callassist contributors"

!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\callassist.exe"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"

LangString RUNNING ${LANG_ENGLISH} "callassist is running. Close its window, then try again."
LangString RUNNING ${LANG_GERMAN} "callassist läuft noch. Bitte das Fenster schließen und noch einmal versuchen."

; A program that runs cannot be replaced: its own files tell.
!macro StopIfRunning
  ${If} ${FileExists} "$INSTDIR\callassist.exe"
    again:
    ClearErrors
    FileOpen $0 "$INSTDIR\callassist.exe" a
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY again
      Abort
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

Function .onVerifyInstDir
  ; an installer that deletes what it replaces must never be pointed at a folder of something else
  ${If} ${FileExists} "$INSTDIR\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\callassist.exe"
    Abort
  ${EndIf}
FunctionEnd

Section "callassist"
  !insertmacro StopIfRunning
  ; files of an older version must not stay beside the new ones
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${SOURCE}\*"
  CreateShortcut "$SMPROGRAMS\callassist.lnk" "$INSTDIR\callassist.exe"

  ; callassist: links. The one argument is quoted; the program refuses a link that comes with anything beside it.
  WriteRegStr HKCU "Software\Classes\callassist" "" "URL:callassist"
  WriteRegStr HKCU "Software\Classes\callassist" "URL Protocol" ""
  WriteRegStr HKCU "Software\Classes\callassist\DefaultIcon" "" "$INSTDIR\callassist.exe,0"
  WriteRegStr HKCU "Software\Classes\callassist\shell\open\command" "" '"$INSTDIR\callassist.exe" "%1"'
  WriteRegStr HKCU "${CAPABILITIES}" "ApplicationName" "callassist"
  WriteRegStr HKCU "${CAPABILITIES}" "ApplicationDescription" "Shows what to say next in a sales call"
  WriteRegStr HKCU "${CAPABILITIES}\URLAssociations" "callassist" "callassist"
  WriteRegStr HKCU "Software\RegisteredApplications" "callassist" "${CAPABILITIES}"

  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "${KEY}" "DisplayName" "callassist"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "Publisher" "callassist contributors"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\callassist.exe"
  WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${KEY}" "EstimatedSize" "$0"
SectionEnd

Section "Uninstall"
  !insertmacro StopIfRunning
  ; by name, never the whole folder: there may be something else in it
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\callassist.exe"
  Delete "$INSTDIR\callassist-cli.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\callassist.lnk"
  DeleteRegKey HKCU "Software\Classes\callassist"
  DeleteRegKey HKCU "Software\callassist"
  DeleteRegValue HKCU "Software\RegisteredApplications" "callassist"
  DeleteRegKey HKCU "${KEY}"
SectionEnd
