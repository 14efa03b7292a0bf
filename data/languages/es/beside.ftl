beside-debrief = Reflexión
